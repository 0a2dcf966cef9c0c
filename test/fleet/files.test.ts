import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { loadFleetWords } from '../../src/_locales/fleet.ts'
import { languages } from '../../src/_locales/index.ts'
import { ruleTemplate, workbookTemplate } from '../../src/fleet/arm.ts'
import { fleetFiles } from '../../src/fleet/files.ts'
import { queries, queryText } from '../../src/fleet/queries.ts'
import type { Fleet } from '../../src/fleet/types.ts'
import { workbook } from '../../src/fleet/workbook.ts'

const usual: Fleet = { clientIds: ['c1a7a000-1111-4222-8333-0123456789ab'], language: 'en', alertAt: 5 }

/** Required by learn.microsoft.com/azure/azure-resource-manager/templates/syntax. */
const template = {
  type: 'object',
  additionalProperties: false,
  required: ['$schema', 'contentVersion', 'resources'],
  properties: {
    $schema: { const: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#' },
    contentVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+\\.\\d+$' },
    parameters: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['type'],
        properties: { type: { enum: ['string'] }, metadata: { type: 'object' } },
      },
    },
    resources: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['type', 'apiVersion', 'name', 'properties'],
        properties: {
          apiVersion: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
          kind: { enum: ['shared', 'Scheduled'] },
        },
        oneOf: [
          {
            properties: {
              type: { const: 'Microsoft.Insights/workbooks' },
              properties: {
                type: 'object',
                required: ['category', 'displayName', 'serializedData'],
                properties: { serializedData: { type: 'string' } },
              },
            },
          },
          {
            required: ['kind'],
            properties: {
              type: { const: 'Microsoft.SecurityInsights/alertRules' },
              properties: {
                type: 'object',
                required: [
                  'displayName',
                  'enabled',
                  'severity',
                  'query',
                  'queryFrequency',
                  'queryPeriod',
                  'triggerOperator',
                  'triggerThreshold',
                  'suppressionDuration',
                  'suppressionEnabled',
                ],
                properties: {
                  severity: { enum: ['High', 'Medium', 'Low', 'Informational'] },
                  query: { type: 'string', maxLength: 10_000_000 },
                  queryFrequency: { type: 'string', pattern: '^P(T\\d+[HM]|\\d+D)$' },
                  queryPeriod: { type: 'string', pattern: '^P(T\\d+[HM]|\\d+D)$' },
                  triggerOperator: { enum: ['GreaterThan', 'LessThan', 'Equal', 'NotEqual'] },
                  triggerThreshold: { type: 'integer' },
                },
              },
            },
          },
        ],
      },
    },
  },
}
const isTemplate = new Ajv({ strict: false }).compile(template)

describe.each(languages)('the templates in %s', async (language) => {
  const words = await loadFleetWords(language)

  it.each([
    ['the workbook', workbookTemplate(usual, words)],
    ['the rule', ruleTemplate(usual, words)],
  ])('%s is a template of Azure', (_, made) => {
    expect([isTemplate(made), isTemplate.errors]).toEqual([true, null])
  })

  it('the workbook holds each query but the one about a person', () => {
    const { items } = workbook(usual, words) as { items: { content: { query?: string } }[] }
    expect(items.flatMap(({ content }) => content.query ?? [])).toEqual(
      queries.filter(({ id }) => id !== 'one-person').map((query) => queryText(query, usual, words)),
    )
  })
})

describe('the files of a company', () => {
  it('are the same each time, in places of their own', async () => {
    const files = await fleetFiles(usual)
    expect(await fleetFiles(usual)).toEqual(files)
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
  })

  it('name the client ID in each query', async () => {
    const queries = (await fleetFiles(usual)).filter(({ path }) => /\.(kql|esql|conf)$/.test(path))
    expect(queries.filter(({ content }) => !content.includes(usual.clientIds[0] ?? ''))).toEqual([])
  })

  it('raise an alert at the number of people that the company chose', async () => {
    const files = await fleetFiles({ ...usual, alertAt: 12 })
    const rule = files.find(({ path }) => path === 'azure/rule-template.json')
    expect(rule?.content).toContain('>= 12')
  })

  it('keep a search of Splunk in one value, whatever a client ID holds', async () => {
    const hostile = await fleetFiles({ ...usual, clientIds: ['x" | delete "\n[other]'] })
    const search = hostile.find(({ path }) => path === 'splunk/savedsearches.conf')?.content ?? ''
    expect(search.split('\n').filter((line) => /^\[|^[\w.]+ = /.test(line))).toHaveLength(5)
    expect(search).toContain('\\" | delete \\"')
  })
})
