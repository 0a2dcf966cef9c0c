import { tenantOf } from '../accounts.ts'
import { registeredPermissions } from '../graph/permissions.ts'
import { graphTenants } from '../graph/tenants.ts'
import { graphHost } from '../hosts.ts'
import type { Grant, SignInRequest, World } from '../world.ts'
import { findClient } from './clients.ts'

/*
 * A registration for the tenant check has what its tenant was asked to consent to. A request that
 * names more leads to the consent page, never to a smaller token; `.default` gets what was granted,
 * and asks only if that is nothing: https://learn.microsoft.com/entra/identity-platform/scopes-oidc
 */

/** Whether the request needs a consent page. Other apps' consents depend on the account alone. */
export function lacksConsent(world: World, request: SignInRequest, user: string): boolean {
  if (!isTenantCheck(request)) return false
  const granted = grantedTo(world, request, user)
  const asked = request.scopes.filter((scope) => !isForSignIn(scope)).map(shortName)
  return asked.some((scope) => (scope === '.default' ? granted.length === 0 : !granted.includes(scope)))
}

/** The scopes of a token, as its response names them. */
export function tokenScopes(world: World, { request, user }: Grant): string[] {
  if (!isTenantCheck(request) || !request.scopes.includes(`${root}.default`)) return request.scopes
  const all = [...grantedTo(world, request, user), '.default'].map((scope) => root + scope)
  return [...request.scopes.filter(isForSignIn), ...all]
}

export const shortName = (scope: string) => scope.replace(root, '')

/** The key of a person's own consent. */
export function personalConsent(user: string, clientId: string): string {
  return `${user} ${clientId}`
}

const root = `https://${graphHost}/`

const isForSignIn = (scope: string) => /^(openid|profile|email|offline_access)$/.test(scope)

const isTenantCheck = ({ clientId }: SignInRequest) => findClient(clientId)?.onlyTenant !== undefined

function grantedTo(world: World, { clientId }: SignInRequest, user: string): readonly string[] {
  if (world.userConsents.has(personalConsent(user, clientId))) return registeredPermissions
  const { id } = tenantOf(user)
  return graphTenants.find((tenant) => tenant.id === id)?.scopes ?? registeredPermissions
}
