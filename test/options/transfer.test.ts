import { describe, expect, it } from 'vitest'
import { exportText, newContact, readImport, withChoice, withEntries } from '../../src/options/transfer.ts'
import { buildReport } from '../../src/report/build.ts'
import { effectiveSettings } from '../../src/settings/effective.ts'
import { exampleOf } from '../../src/settings/examples.ts'
import { settingsTable } from '../../src/settings/table.ts'
import { clientId } from '../builders.ts'
import { blockedAt, inputOf } from '../report/input.ts'

const mine = {
  language: 'es',
  report: { level: 'full', timeline: false },
  itContact: { email: 'help@contoso.example' },
}
const file = (settings: unknown, more: object = { schemaVersion: 1 }) => JSON.stringify({ ...more, settings })

/** What an import of this text gives once all of it is accepted. */
function imported(text: string, person: unknown = {}) {
  const read = readImport(text)
  if ('error' in read) throw new Error(read.error)
  const { found, problems } = read
  return { choices: withEntries(person, found), taken: found.map(([key]) => key), problems }
}

describe('a settings file', () => {
  it('is imported as it was exported', () => {
    expect(imported(exportText(mine))).toEqual({
      choices: mine,
      taken: ['language', 'report.level', 'report.timeline', 'itContact.email'],
      problems: [],
    })
  })
  it('has the person’s own settings only', () => {
    const person = { ...mine, tenant: 'evil.example', language: 'klingon', more: 'x' }
    const { settings } = JSON.parse(exportText(person))
    expect(settings).toEqual({ report: mine.report, itContact: mine.itContact })
  })
  it('keeps the settings that it does not name', () => {
    const read = imported(file({ history: false, report: { level: 'minimal' } }), mine)
    expect(read).toMatchObject({
      choices: { ...mine, history: false, report: { level: 'message', timeline: false } },
      taken: ['history', 'report.level'],
    })
  })
  it('is imported as far as it fits, and the rest is named', () => {
    expect(imported(file({ language: 'fr', openPopup: false, colour: 'red', report: { level: 7 } }))).toEqual(
      {
        choices: { openPopup: false },
        taken: ['openPopup'],
        problems: [
          { source: 'person', key: 'language', problem: 'value', value: '"fr"' },
          { source: 'person', key: 'colour', problem: 'unknown', value: '"red"' },
          { source: 'person', key: 'report.level', problem: 'type', value: '7' },
        ],
      },
    )
  })
  it.each([
    ['', 'json'],
    ['{', 'json'],
    ['[]', 'json'],
    ['null', 'json'],
    ['"text"', 'json'],
    [file({}, {}), 'version'],
    [file({}, { schemaVersion: 2 }), 'version'],
    [file('x'), 'version'],
    [file({ language: 'x'.repeat(100_000) }), 'size'],
  ])('that is none is refused: %.30s', (text, error) => {
    expect(readImport(text)).toEqual({ error })
  })
})

describe('a forged settings file', () => {
  const policyOnly = settingsTable.filter(({ who }) => who === 'policy')
  const { 'itContact.form': form, ...flat } = Object.fromEntries(
    policyOnly.map((setting) => [setting.key, exampleOf(setting)]),
  )
  const forged = { ...flat, itContact: { form } }
  const link = async (person: unknown, policy: object = {}) => {
    const { settings } = effectiveSettings({ policy, person })
    const attempt = blockedAt({ codes: ['90094'] })
    const report = buildReport(await inputOf(attempt, { settings: { ...settings, brokerHosts: [] } }))
    return JSON.stringify(report).match(/https:[^"]*adminconsent[^"]*/)?.[0] ?? null
  }

  it('has each of those settings refused by name, and none imported', () => {
    const read = imported(file(forged))
    expect(read).toMatchObject({ choices: {}, taken: [] })
    expect(read.problems.map(({ key, problem }) => [key, problem])).toEqual(
      policyOnly.map(({ key }) => [key, 'not-yours']),
    )
  })
  it.each([
    ['as it is', file(forged)],
    ['under a prototype', `{"schemaVersion":1,"settings":{"__proto__":${JSON.stringify(forged)}}}`],
    ['under a constructor', file({ constructor: { prototype: forged } })],
    ['in a group', file({ report: { ...forged, level: 'full' } })],
    ['as suggestions', file({ defaults: forged, locked: ['history'] })],
    ['twice', `{"schemaVersion":1,"settings":{"tenant":"a.example","tenant":"evil.example"}}`],
  ])('makes no link, and changes none: %s', async (_, text) => {
    const person = imported(text).choices
    const policy = { clientIds: [clientId], tenant: 'contoso.example' }
    expect(await link(person)).toBe(null)
    expect(await link(JSON.parse(text).settings)).toBe(null)
    const real = `https://login.microsoftonline.com/contoso.example/adminconsent?client_id=${clientId}`
    expect(await link(person, policy)).toBe(real)
    expect(await link(JSON.parse(text).settings, policy)).toBe(real)
  })
})

it('only a contact that the person has not chosen is asked about', () => {
  const read = readImport(
    file({ history: false, itContact: { email: 'help@contoso.example', phone: '123 456' } }),
  )
  const found = 'found' in read ? read.found : []
  expect(newContact({}, found).map(([key]) => key)).toEqual(['itContact.email', 'itContact.phone'])
  expect(newContact(mine, found)).toEqual([['itContact.phone', '123 456']])
})

it('a choice that is reset is stored no longer', () => {
  const chosen = withChoice(withChoice({}, 'report.level', 'full'), 'language', 'es')
  expect(chosen).toEqual({ report: { level: 'full' }, language: 'es' })
  expect(withChoice(withChoice(chosen, 'report.level', null), 'language', null)).toEqual({})
})
