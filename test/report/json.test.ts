import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import { scenarios } from '../../src/diagnosis/scenarios.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices, levels } from '../../src/report/choices.ts'
import { reportJson, schemaVersion } from '../../src/report/json.ts'
import { everyFailure } from './every-failure.ts'
import { blockedAt, inputOf } from './input.ts'

const { $defs, ...rest } = JSON.parse(await readFile('docs/report.schema.json', 'utf8'))
/** Its list of scenarios comes from the engine's table; `-u` writes it. */
const schema = { ...rest, $defs: { ...$defs, scenario: { ...$defs.scenario, enum: Object.keys(scenarios) } } }
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema)

describe('the report as JSON', () => {
  it.each(languages)('fits its schema in %s, for every failure at every level', async (language) => {
    for (const attempt of everyFailure().values())
      for (const level of levels) {
        const report = buildReport(await inputOf(attempt, { language, choices: defaultChoices(level) }))
        expect(validate(JSON.parse(reportJson(report))) ? [] : validate.errors).toEqual([])
      }
  })

  it('does not fit its schema with an unknown field or without a field', async () => {
    const json = JSON.parse(reportJson(buildReport(await inputOf(blockedAt({ codes: ['90094'] })))))
    expect(validate({ ...json, more: 1 })).toBe(false)
    expect(validate({ ...json, steps: undefined })).toBe(false)
    expect(validate({ ...json, schemaVersion: schemaVersion + 1 })).toBe(false)
  })

  it('has each section under its own name, and no more', async () => {
    const attempt = blockedAt({ codes: ['90095'], form: 'reason' })
    const report = buildReport(await inputOf(attempt, { choices: defaultChoices('full') }))
    const json = JSON.parse(reportJson(report))
    expect(json.product).toBe('Clara Sign-in Helper')
    expect(json.leftOut).toEqual(report.leftOut)
    const sections = report.sections.filter(({ id }) => id !== 'leftOut')
    expect(sections).toHaveLength(12)
    for (const { id, items } of sections) expect([id, json[id]]).toEqual([id, items])
  })

  it('has a schema with the engine’s scenarios', async () => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../docs/report.schema.json')
  })

  it('has the fields of the diagnosis', async () => {
    const json = JSON.parse(
      reportJson(buildReport(await inputOf(blockedAt({ codes: ['90095'], form: 'reason' })))),
    )
    expect(json).toMatchObject({
      schemaVersion: 2,
      madeAt: '2026-11-23T12:01:00Z',
      level: 'message',
      diagnosis: {
        scenario: 'approval-request',
        owner: 'you',
        then: 'it',
        certainty: 'confirmed',
        code: '90095',
      },
      timeline: [],
    })
  })
})
