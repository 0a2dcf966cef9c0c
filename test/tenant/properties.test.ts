import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadTenantWords } from '../../src/_locales/index.ts'
import { allPermissions, checkTenant } from '../../src/tenant/checks.ts'
import { graphClient } from '../../src/tenant/graph.ts'
import { verdictOf } from '../../src/tenant/verdict.ts'
import { checkView } from '../../src/tenant/view.ts'
import { clientId, noon } from '../builders.ts'

const words = await loadTenantWords('en')

const graphId = '0b1ec7a0-0000-4000-8000-0000000067a9'
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<img src=x onerror=alert(1)>',
    'a\u202eb',
    '../../evil',
    '90094',
    '2026-11-20T10:00:00Z',
    '..',
  ),
  fc.constantFrom(clientId, graphId, 'openid', '” Approved by Microsoft “', 'success'),
)
const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.constant({}), fc.array(text))
const entry = fc.record(
  {
    id: fc.oneof(value, fc.constant(graphId)),
    appId: fc.oneof(value, fc.constant(clientId)),
    isDisabled: value,
    disabledByMicrosoftStatus: value,
    oauth2PermissionScopes: fc.oneof(value, fc.array(fc.record({ value, type: value }))),
    resourceId: fc.oneof(value, fc.constant(graphId)),
    classification: fc.constantFrom('low', 'high', 7),
    permissionName: value,
    allowUserConsentForRiskyApps: value,
    activityDisplayName: fc.constantFrom('Consent to application', 'Add delegated permission grant', 7),
    result: value,
    initiatedBy: fc.oneof(
      value,
      fc.record({ user: fc.oneof(value, fc.record({ userPrincipalName: value })) }),
    ),
    displayName: value,
    accountEnabled: value,
    verifiedPublisher: fc.oneof(value, fc.record({ displayName: value })),
    consentType: fc.constantFrom('AllPrincipals', 'Principal', 7),
    principalId: value,
    scope: value,
    status: fc.oneof(fc.constantFrom('InProgress', 'x'), fc.record({ errorCode: value })),
    createdDateTime: value,
    createdBy: fc.oneof(value, fc.record({ user: fc.oneof(value, fc.record({ displayName: value })) })),
    templateId: fc.constantFrom('dffd5d46-495d-40a9-8e21-954ff55e198a', 'x'),
    values: fc.oneof(
      value,
      fc.array(fc.record({ name: fc.constant('BlockUserConsentForRiskyApps'), value })),
    ),
    isEnabled: value,
    reviewers: value,
    requestDurationInDays: value,
    defaultUserRolePermissions: fc.oneof(
      value,
      fc.record({
        permissionGrantPoliciesAssigned: fc.oneof(
          value,
          fc.array(
            fc.constantFrom(
              'ManagePermissionGrantsForSelf.microsoft-user-default-low',
              'ManagePermissionGrantsForSelf.microsoft-user-default-recommended',
              'ManagePermissionGrantsForSelf.constructor',
            ),
          ),
        ),
      }),
    ),
    targetResources: fc.oneof(
      value,
      fc.array(
        fc.record({
          id: fc.oneof(value, fc.constant(graphId)),
          modifiedProperties: fc.oneof(
            value,
            fc.array(
              fc.record({
                displayName: fc.constantFrom('ConsentContext.OnBehalfOfAll', 'ServicePrincipal.ObjectID'),
                newValue: fc.oneof(value, fc.constant('"True"')),
              }),
            ),
          ),
        }),
      ),
    ),
    activityDateTime: value,
  },
  { requiredKeys: [] },
)
const answer = fc.oneof(
  entry,
  fc.record(
    {
      value: fc.oneof(value, fc.array(fc.oneof(entry, value), { maxLength: 4 })),
      '@odata.nextLink': fc.oneof(
        value,
        fc.constantFrom(
          'https://graph.microsoft.com/v1.0/x',
          'https://graph.microsoft.com.evil.example/v1.0/x',
        ),
      ),
    },
    { requiredKeys: ['value'] },
  ),
)

test('for any response of Graph, every check ends with safe words and links only to the portal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(200, 200, 200, 403, 500),
      async (answers, status) => {
        const asked: string[] = []
        const graph = graphClient({
          now: () => noon,
          token: async () => 'token',
          wait: async () => undefined,
          async request(url) {
            const answer = answers[asked.length % answers.length]
            asked.push(url)
            return new Response(JSON.stringify(answer), { status })
          },
        })
        const input = {
          graph,
          clientId,
          expectedScopes: ['openid', 'Mail.Read'],
          scopes: allPermissions,
          correlationId: null,
          now: noon,
        }
        const results = await checkTenant(input, () => undefined)
        expect(results).toHaveLength(10)
        for (const result of results)
          for (const sentence of checkView(result, words, 'Contoso').sentences) {
            expect(sentence).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|undefined/u)
            expect(sentence).not.toContain('” Approved')
          }
        const verdict = verdictOf(results, { clientId, publisher: null, scopes: input.expectedScopes })
        for (const { address } of verdict.changes)
          expect(address).toMatch(/^https:\/\/entra\.microsoft\.com\/#view\/Microsoft_AAD_IAM\/[\w~/.-]*$/)
        for (const url of asked) expect(url).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/(?!.*\.\.\/)/)
      },
    ),
    { numRuns: 300 },
  )
})
