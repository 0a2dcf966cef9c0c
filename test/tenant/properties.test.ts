import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadTenantWords } from '../../src/_locales/index.ts'
import { allPermissions, checkTenant } from '../../src/tenant/checks.ts'
import { graphClient } from '../../src/tenant/graph.ts'
import { verdictOf } from '../../src/tenant/verdict.ts'
import { checkView } from '../../src/tenant/view.ts'
import { clientId, noon } from '../builders.ts'

const words = await loadTenantWords('en')

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('<img src=x onerror=alert(1)>', 'a\u202eb', '../../evil', '90094', '2026-11-20T10:00:00Z'),
)
const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.constant({}), fc.array(text))
const entry = fc.record(
  {
    id: value,
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
    defaultUserRolePermissions: fc.oneof(value, fc.record({ permissionGrantPoliciesAssigned: value })),
    targetResources: value,
    activityDateTime: value,
  },
  { requiredKeys: [] },
)
const answer = fc.oneof(
  entry,
  fc.record({ value: fc.oneof(value, fc.array(fc.oneof(entry, value), { maxLength: 4 })) }),
)

test('for any response of Graph, every check ends with safe words and links only to the portal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(200, 200, 200, 403, 500),
      async (answers, status) => {
        let asked = 0
        const graph = graphClient({
          now: () => noon,
          token: async () => 'token',
          wait: async () => undefined,
          request: async () => new Response(JSON.stringify(answers[asked++ % answers.length]), { status }),
        })
        const input = {
          graph,
          clientId,
          expectedScopes: ['openid'],
          scopes: allPermissions,
          correlationId: null,
          now: noon,
        }
        const results = await checkTenant(input, () => undefined)
        expect(results).toHaveLength(8)
        for (const result of results)
          for (const sentence of checkView(result, words, 'Contoso').sentences)
            expect(sentence).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|undefined/u)
        for (const { address } of verdictOf(results, { clientId, scopes: ['openid'] }).changes)
          expect(address).toMatch(/^https:\/\/entra\.microsoft\.com\/#view\/Microsoft_AAD_IAM\/[\w~/.-]*$/)
      },
    ),
    { numRuns: 300 },
  )
})
