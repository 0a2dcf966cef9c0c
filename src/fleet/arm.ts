import type { FleetWords } from '../_locales/fleet.ts'
import { fill } from '../_locales/index.ts'
import { ruleQuery } from './rule.ts'
import type { Fleet } from './types.ts'
import { workbook } from './workbook.ts'

/** Deploys the workbook: learn.microsoft.com/azure/templates/microsoft.insights/workbooks */
export function workbookTemplate(fleet: Fleet, words: FleetWords): object {
  return template({
    type: 'Microsoft.Insights/workbooks',
    apiVersion: '2022-04-01',
    name: "[guid(resourceGroup().id, parameters('workspace'), 'clara-sign-in-helper')]",
    location: '[resourceGroup().location]',
    kind: 'shared',
    properties: {
      displayName: literal(words.workbook),
      serializedData: literal(JSON.stringify(workbook(fleet, words))),
      version: 'Notebook/1.0',
      sourceId: "[resourceId('Microsoft.OperationalInsights/workspaces', parameters('workspace'))]",
      category: 'sentinel',
    },
  })
}

/** Deploys it: learn.microsoft.com/azure/templates/microsoft.securityinsights/alertrules */
export function ruleTemplate(fleet: Fleet, words: FleetWords): object {
  return template({
    type: 'Microsoft.SecurityInsights/alertRules',
    apiVersion: '2024-03-01',
    name: "[guid(resourceGroup().id, parameters('workspace'), 'clara-newly-blocked')]",
    scope: "[resourceId('Microsoft.OperationalInsights/workspaces', parameters('workspace'))]",
    kind: 'Scheduled',
    properties: {
      displayName: literal(words.rule),
      description: literal(fill(words.ruleText, { count: String(fleet.alertAt) })),
      enabled: true,
      severity: 'Low',
      query: literal(ruleQuery(fleet, words)),
      queryFrequency: 'PT1H',
      queryPeriod: 'P14D',
      triggerOperator: 'GreaterThan',
      triggerThreshold: 0,
      suppressionDuration: 'PT5H',
      suppressionEnabled: false,
    },
  })
}

function template(resource: object): object {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { workspace: { type: 'string', metadata: { description: 'Log Analytics workspace' } } },
    resources: [resource],
  }
}

/** A template takes a text in brackets for an expression. */
const literal = (text: string) => (text.startsWith('[') ? `[${text}` : text)
