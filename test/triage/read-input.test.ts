import { expect, test } from 'vitest'
import { publicFieldsOf } from '../../src/triage/public-fields.ts'
import { readInput } from '../../src/triage/records/read-input.ts'
import { clara, noon } from '../builders.ts'
import {
  azureMonitor,
  defender,
  elastic,
  graph,
  logAnalytics,
  powershell,
  purview,
  signIns,
} from './forms/sign-ins.ts'
import { readAll } from './read-all.ts'

const exporters = { azureMonitor, defender, elastic, graph, logAnalytics, powershell, purview }

test.each(Object.entries(exporters))(
  'an entry of %s gives the same fields as a single input and in a file',
  async (_, exporter) => {
    for (const one of signIns) {
      const text = JSON.stringify(exporter(one))
      const { found } = await readAll(text)
      const input = readInput(text, noon, clara)
      expect([publicFieldsOf(input), input.silence]).toEqual([found[0]?.fields, found[0]?.silence])
    }
  },
)

test('the first failed entry counts if there are several', () => {
  const [first, second, success] = signIns.map(graph)
  const input = readInput(JSON.stringify([success, second, first]), noon, clara)
  expect(publicFieldsOf(input).code).toBe('65004')
  expect(readInput(JSON.stringify([success]), noon, clara).silence.notDiagnosed).toBe('success')
})

test('an answer of OAuth in JSON keeps its words', () => {
  const answer = {
    error: 'interaction_required',
    error_description: 'AADSTS50076: Due to a configuration change you must use a second factor.',
    error_codes: [50076],
    timestamp: '2026-09-14 08:21:33Z',
    correlation_id: 'ccb1930c-af22-4f01-9188-03835f8dcab2',
    suberror: 'basic_action',
  }
  expect(publicFieldsOf(readInput(JSON.stringify(answer), noon, clara))).toMatchObject({
    error: 'interaction_required',
    subcode: 'basic_action',
    code: '50076',
    correlationId: 'ccb1930c-af22-4f01-9188-03835f8dcab2',
    timestamp: '2026-09-14T08:21:33Z',
  })
})
