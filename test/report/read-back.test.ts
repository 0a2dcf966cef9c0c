import { describe, expect, it } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices, levels } from '../../src/report/choices.ts'
import { reportDocument, reportHtml } from '../../src/report/html.ts'
import { reportJson } from '../../src/report/json.ts'
import { reportMarkdown } from '../../src/report/markdown.ts'
import { reportText } from '../../src/report/text.ts'
import { readInput } from '../../src/triage/records/read-input.ts'
import { clara, clientId, noon, tenant } from '../builders.ts'
import { readAll } from '../triage/read-all.ts'
import { everyFailure } from './every-failure.ts'
import { blockedAt, correlationId, inputOf, requestId } from './input.ts'

/** A help desk gets a report and runs `diagnose` on it. */
describe.each(languages)('a report in %s can be read again', (language) => {
  it.each([
    ['text', reportText],
    ['HTML', reportHtml],
    ['an HTML file', reportDocument],
    ['Markdown', reportMarkdown],
    ['JSON', reportJson],
  ] as const)('from %s', async (_, write) => {
    for (const level of levels) {
      const choices = { ...defaultChoices(level), tenant: true }
      const input = await inputOf(blockedAt({ codes: ['90095'], form: 'reason' }), { language, choices })
      const written = write(buildReport(input))
      const read = readInput(written, noon, clara)
      expect((await readAll(written)).found).toMatchObject([{ fields: { code: '90095', correlationId } }])
      expect(read).toMatchObject({
        kind: 'text',
        text: { code: '90095', codes: ['90095'], correlationId, traceId: requestId, tenant, clientId },
        attempt: { recognition: 'text' },
      })
      expect(read.kind === 'text' && read.text.timestamp).toBe('2026-11-23T12:00:05Z')
    }
  })

  it.each(levels)('to the same scenario, for every failure, from the text of the %s', async (level) => {
    for (const [key, attempt] of everyFailure()) {
      const input = await inputOf(attempt, { language, choices: defaultChoices(level) })
      const read = readInput(reportText(buildReport(input)), noon, clara)
      const again = read.kind === 'text' && read.attempt !== null ? diagnose(read.attempt) : null
      const { scenario, owner, code } = input.diagnosis
      // Another app is no failed sign-in to Clara for whoever reads the report.
      const expected = key === 'another-app' ? null : { scenario, owner, code }
      expect([key, again && { scenario: again.scenario, owner: again.owner, code: again.code }]).toEqual([
        key,
        expected,
      ])
    }
  })
})
