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

test.each(Object.entries(exporters))('an entry of %s reads the same by every door', async (_, exporter) => {
  for (const one of signIns) {
    const text = JSON.stringify(exporter(one))
    const { found } = await readAll(text)
    const input = readInput(text, noon, clara)
    expect([publicFieldsOf(input), input.silence]).toEqual([found[0]?.fields, found[0]?.silence])
  }
})

test('of several entries the first that failed counts', () => {
  const [first, second, success] = signIns.map(graph)
  const input = readInput(JSON.stringify([success, second, first]), noon, clara)
  expect(publicFieldsOf(input).code).toBe('65004')
  expect(readInput(JSON.stringify([success]), noon, clara).silence.notDiagnosed).toBe('success')
})
