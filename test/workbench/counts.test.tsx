// @vitest-environment happy-dom
import fc from 'fast-check'
import Papa from 'papaparse'
import { render } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { languages, loadTriageWords, loadWords } from '../../src/_locales/index.ts'
import { summaryText } from '../../src/cli/diagnose/human.ts'
import { summarize } from '../../src/triage/count.ts'
import { countsCsv } from '../../src/triage/counts-csv.ts'
import { managerText } from '../../src/triage/figures.ts'
import { prometheusText } from '../../src/triage/prometheus.ts'
import type { Found } from '../../src/triage/reading.ts'
import type { WorkbenchContext } from '../../src/workbench/context.ts'
import { Counts } from '../../src/workbench/triage/counts.tsx'
import { linesOf, resultOf } from '../../src/workbench/triage/result-set.ts'
import { firstView } from '../../src/workbench/triage/results.tsx'
import { goldenForms, goldenText } from '../fleet/golden-forms.ts'
import { expected } from '../fleet/golden-log.ts'
import { address, person, planted } from '../triage/forms/access.ts'
import type { SignIn } from '../triage/forms/sign-ins.ts'
import { readAll } from '../triage/read-all.ts'
import { press, textsOf } from '../ui/screen.ts'
import { countedForms } from './counted-forms.ts'

vi.mock('webextension-polyfill', () => ({ default: {} }))

const words = await loadWords('en')
const triage = await loadTriageWords('en')
const context = { words, triage, language: 'en' } as WorkbenchContext
const [graph] = goldenForms
if (graph === undefined) throw new Error('There are no forms.')
const { found } = await readAll(goldenText(graph.write))
const accessLog = await readAll(
  [
    'GET /auth/callback?error=access_denied&error_description=AADSTS90094%3A+x HTTP/1.1',
    'POST /auth/callback HTTP/1.1',
    'GET /favicon.ico HTTP/1.1',
  ]
    .map((request) => `app.clara.com 192.0.2.1 - - [20/Nov/2026:10:15:30 +0000] "${request}" 200 5`)
    .join('\n'),
)

afterEach(() => render(null, document.body))

describe('the counts in the workbench', () => {
  it.each([
    ['owners', 'it', 9],
    ['countries', 'CO', 11],
    ['days', '2026-11-24', 4],
    ['codes', '90096', 2],
  ])('have a group of %s, whose list has as many lines', (group, key, count) => {
    const chosen = vi.fn()
    show(found, chosen)
    press(`[data-group="${group}"] [data-key="${key}"]`)
    const [only] = chosen.mock.lastCall ?? []
    expect(only).toEqual({ group, key })
    const { all } = linesOf(found.map(resultOf), { ...firstView, only })
    expect(all).toBe(count)
  })

  it.each(goldenForms.map(({ form, write }) => [form, write] as const))(
    'show the golden log to the unit, as %s',
    async (_, write) => {
      show((await readAll(goldenText(write))).found)
      expect(shownIn('causes')).toEqual({
        'admin-approval': '5',
        'approval-pending': '2',
        'not-assigned': '2',
        'approval-request': '1',
        unknown: '1',
      })
      expect(shownIn('days')).toEqual({
        '2026-11-03': '1',
        '2026-11-24': '4',
        '2026-11-25': '2',
        '2026-11-27': '2',
        '2026-11-28': '2',
      })
      const still = textsOf('[data-part="figures"] ol li').map((text) => text?.split(': ').at(-1))
      expect(still).toEqual(
        (expected['still-blocked'] ?? []).map(({ people }) => `${people} (${triage.small})`),
      )
      // Seven of the log's eight people were blocked at all.
      expect(textsOf('[data-part="figures"] > ul li').slice(0, 7)).toEqual([
        'People blocked: 7',
        'Still blocked: 4',
        'Waiting for IT’s decision: 1',
        'Got in later: 3',
        'Median time until they got in: 2 hours',
        'First blocked sign-in: 2026-11-03 09:00 UTC. Last: 2026-11-28 09:00 UTC',
        'Successful sign-ins in the log: 5 of 16',
      ])
    },
  )

  it('mark each group of fewer than five people', () => {
    show(found)
    expect(textsOf('[data-group="owners"] li').every((text) => text.endsWith(triage.small))).toBe(false)
    expect(textsOf('[data-group="codes"] li').every((text) => text.endsWith(triage.small))).toBe(true)
  })

  it('show hours, paths and answers in bodies of an access log', () => {
    const { found, passed } = accessLog
    const formPosts = passed.filter((one) => one === 'form-post').length
    const summary = { ...summarize(found, 0), requests: 1, formPosts, otherHosts: 0 }
    render(<Counts {...props(summary)} />, document.body)
    expect(textsOf('[data-group="hours"] button')).toEqual(['2026-11-20T10:00Z'])
    expect(textsOf('[data-group="routes"] button')).toEqual(['/auth/callback'])
    expect(textsOf('[data-part="access-log"] li')).toEqual([
      'Other requests: 1',
      'Answers in a body (form_post), whose content no access log holds: 1',
    ])
  })

  it('are saved as JSON and as a table', () => {
    const save = vi.fn()
    render(<Counts {...props(summarize(found, 0))} save={save} />, document.body)
    press('[data-action="save-counts"]')
    press('[data-action="save-counts-csv"]')
    expect(save.mock.calls).toEqual([['json'], ['csv']])
  })
})

describe('the table of the counts', () => {
  it('has a row for each group', () => {
    const { data, errors } = Papa.parse<string[]>(countsCsv(summarize(found, 0)).slice(1), {
      skipEmptyLines: true,
    })
    expect(errors).toEqual([])
    expect(data[0]).toEqual(['group', 'key', 'signIns', 'people', 'first', 'last', 'small'])
    expect(data).toContainEqual(['owner', 'it', '9', '6', '', '', ''])
    expect(data).toContainEqual(['country', 'CO', '11', '7', '', '', ''])
  })
})

describe('no output of the counts', () => {
  it('holds anything of a person, whatever the size of the groups', async () => {
    const signIn = fc.record({
      person: fc.integer({ min: 0, max: 30 }),
      code: fc.constantFrom(0, 50140, 90094, 90095, 90096, 50105, 99999999),
      minute: fc.integer({ min: 0, max: 40_000 }),
    })
    const form = fc.constantFrom(...countedForms)
    await fc.assert(
      fc.asyncProperty(fc.array(signIn, { minLength: 1, maxLength: 40 }), form, async (all, { write }) => {
        const { found } = await readAll(write(all.map(signInOf)))
        const outputs = await outputsOf(found)
        for (const secret of secretsOf(all.map(signInOf)))
          expect(outputs.filter((output) => output.toLowerCase().includes(secret))).toEqual([])
      }),
      { numRuns: 60, seed: 23 },
    )
  })

  it.each(countedForms.map(({ form, write }) => [form, write] as const))(
    'is empty: %s gives each record',
    async (_, write) => {
      const all = [0, 90094, 50105].map((code, minute) => signInOf({ person: minute, code, minute }, minute))
      const { found, unread } = await readAll(write(all))
      expect([found.length, unread]).toEqual([3, []])
      expect(summarize(found, 0).stopped).toBe(2)
    },
  )
})

function signInOf(one: { person: number; code: number; minute: number }, index: number): SignIn {
  const [number, person] = [index, one.person].map((part) => part.toString(16).padStart(12, '0'))
  return {
    code: one.code,
    reason: 'A sentence of the log.',
    at: new Date(Date.UTC(2026, 9, 25) + one.minute * 60_000).toISOString().replace('.000', ''),
    requestId: `0b1c0000-0000-4000-8000-${number}`,
    correlationId: `0c0c0000-0000-4000-8000-${number}`,
    userId: `0b1ec700-7777-4888-9999-${person}`,
    upn: `persona${person}@contoso.example`,
  }
}

/** What the forms say of a person, a device or a place besides the country. */
function secretsOf(all: readonly SignIn[]): string[] {
  const ids = all.flatMap(({ upn, userId, requestId, correlationId }) => [
    upn,
    userId,
    requestId,
    correlationId,
  ])
  return [
    ...new Set([
      ...ids,
      'persona de prueba',
      '198.51.100',
      'bogot',
      '-74.1',
      'windows 11',
      ...[planted.toLowerCase(), person, address],
      'edge 131',
      'mozilla',
    ]),
  ]
}

async function outputsOf(found: readonly Found[]): Promise<string[]> {
  const summary = summarize(found, 0, 5)
  const texts = languages.map(async (language) => {
    const [words, triage] = [await loadWords(language), await loadTriageWords(language)]
    render(<Counts {...props(summary)} context={{ ...context, words, triage, language }} />, document.body)
    return [summaryText(summary, words, triage), managerText(summary, words, triage), document.body.innerHTML]
  })
  const written = [JSON.stringify(summary), countsCsv(summary), prometheusText(summary)]
  return [...(await Promise.all(texts)).flat(), ...written]
}

const props = (summary: ReturnType<typeof summarize>) => ({
  summary,
  only: null,
  context,
  choose: () => undefined,
  save: () => undefined,
})

/** The count of each key of a group. */
function shownIn(group: string): Record<string, string> {
  const rows = [...document.querySelectorAll(`[data-group="${group}"] li`)]
  return Object.fromEntries(
    rows.map((row) => [
      row.querySelector('button')?.dataset.key ?? '',
      row.querySelector('span')?.textContent ?? '',
    ]),
  )
}

function show(found: readonly Found[], choose: (only: unknown) => void = () => undefined): void {
  render(<Counts {...props(summarize(found, 0))} choose={choose} />, document.body)
}
