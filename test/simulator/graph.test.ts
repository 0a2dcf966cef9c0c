import { expect, test } from 'vitest'
import { claraClientId } from './accounts.ts'
import { registeredPermissions } from './graph/permissions.ts'
import { graphSite } from './graph/site.ts'
import { graphTenants } from './graph/tenants.ts'
import { asks } from './http.ts'
import { newWorld } from './world.ts'

/** Asks Graph as the administrator of a tenant, whose registration has these permissions. */
function asAdministrator(name: string, scopes: readonly string[] = registeredPermissions) {
  const clock = { now: Date.UTC(2026, 10, 23, 12) }
  const options = { variant: 'iErrorCode', branding: false, drawAfter: 0, hintSignsIn: false } as const
  const site = graphSite(newWorld(options, () => clock.now))
  const tid = graphTenants.find((one) => one.name === name)?.id
  const claims = Buffer.from(JSON.stringify({ tid, scp: scopes.join(' ') })).toString('base64url')
  const ask = async (path: string) => {
    const url = new URL(path, 'https://graph.microsoft.com/v1.0/')
    const sender = { origin: 'https://app.example', authorization: `Bearer x.${claims}` }
    const answer = await site(asks(url, sender))
    if (answer === null) throw new Error('no answer')
    return { status: answer.status, headers: answer.headers, body: JSON.parse(answer.body) }
  }
  return { ask, clock }
}

test('answers five reports in ten seconds, sends Retry-After, and lets no page read it', async () => {
  const { ask, clock } = asAdministrator('approved')
  for (let times = 0; times < 5; times += 1) expect((await ask('auditLogs/signIns')).status).toBe(200)
  const { status, headers } = await ask('auditLogs/directoryAudits')
  expect([status, headers['retry-after']]).toEqual([429, '10'])
  expect(String(headers['access-control-expose-headers']).toLowerCase()).not.toContain('retry-after')
  expect((await ask('policies/authorizationPolicy')).status).toBe(200)
  clock.now += 10_000
  expect((await ask('auditLogs/signIns')).status).toBe(200)
})

test.each([
  ["auditLogs/directoryAudits?$filter=result eq 'success'", 400],
  ["auditLogs/directoryAudits?$filter=targetResources/any(t:t/id eq 'x')", 200],
  ["servicePrincipals?$filter=displayName eq 'Clara'", 400],
  [`servicePrincipals?$filter=appId eq '${claraClientId}'&$select=id,isDisabled`, 200],
  ['servicePrincipals?$select=id,isEnabled', 400],
  ['auditLogs/signIns?$top=1001', 400],
  ['oauth2PermissionGrants?$top=999', 200],
  ['users', 404],
])('answers %s with %i, as documented', async (path, status) => {
  expect((await asAdministrator('approved').ask(path)).status).toBe(status)
})

test.each([
  ['oauth2PermissionGrants', 'Application.Read.All', 403],
  ['oauth2PermissionGrants', 'Directory.Read.All', 200],
  ['groupSettings', 'GroupSettings.Read.All', 200],
  ['groupSettings', 'Directory.Read.All', 200],
  ['policies/authorizationPolicy', 'Directory.Read.All', 403],
])('gives %s to a token with %s: %i', async (path, scope, status) => {
  expect((await asAdministrator('approved', [scope]).ask(path)).status).toBe(status)
})

test('lists a thousand personal consents before the tenant’s, in pages', async () => {
  const { ask } = asAdministrator('crowd')
  const kinds: string[] = []
  let next: string | undefined = 'oauth2PermissionGrants?$top=999'
  let pages = 0
  while (next !== undefined) {
    const { body }: { body: { value: { consentType: string }[]; '@odata.nextLink'?: string } } =
      await ask(next)
    kinds.push(...body.value.map(({ consentType }) => consentType))
    next = body['@odata.nextLink']
    pages += 1
  }
  expect([kinds.length, kinds.at(-1), pages]).toEqual([1002, 'AllPrincipals', 2])
})

test('writes who consented as JSON inside a string, beside names that are null', async () => {
  const { body } = await asAdministrator('approved').ask('auditLogs/directoryAudits')
  const consent = body.value.find(
    (one: { activityDisplayName: string; targetResources: { displayName: string }[] }) =>
      one.activityDisplayName === 'Consent to application' && one.targetResources[0]?.displayName === 'Clara',
  )
  expect(consent.initiatedBy.user).toMatchObject({
    displayName: null,
    userPrincipalName: 'ada.admin@approved.example',
  })
  expect(consent.targetResources[0].modifiedProperties).toContainEqual({
    displayName: 'ConsentContext.OnBehalfOfAll',
    oldValue: null,
    newValue: '"True"',
  })
})

test('names a publisher in three properties, all null if it is not verified', async () => {
  const publisherIn = async (name: string) =>
    (await asAdministrator(name).ask(`servicePrincipals?$filter=appId eq '${claraClientId}'`)).body.value[0]
      .verifiedPublisher
  expect(Object.values(await publisherIn('strict'))).toEqual([null, null, null])
  expect(await publisherIn('approved')).toMatchObject({ displayName: 'Clara Technologies' })
})
