import { findTenant } from '../accounts.ts'
import { graphHost, microsoftHost } from '../hosts.ts'
import { type Answer, type Asked, json } from '../http.ts'
import { openToPages } from './cors.ts'
import { issuerOf, publicKeys } from './id-token.ts'
import { refuse } from './refuse.ts'

/** `/{tenant}/v2.0/.well-known/openid-configuration`, and the older one without v2.0. */
export function openIdConfiguration(asked: Asked): Answer {
  const named = asked.path.split('/')[1] ?? ''
  const tenant = segmentOf(named)
  if (tenant === null) return openToPages(asked, refuse('invalid_tenant', '90002'))
  const version = asked.path.includes('/v2.0/') ? 2 : 1
  const base = `https://${microsoftHost}/${tenant}`
  const part = version === 2 ? '/oauth2/v2.0' : '/oauth2'
  return openToPages(
    asked,
    json({
      token_endpoint: `${base}${part}/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      jwks_uri: `${base}/discovery${version === 2 ? '/v2.0' : ''}/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: issuerOf(shared.includes(tenant) ? '{tenantid}' : tenant, version),
      request_uri_parameter_supported: false,
      userinfo_endpoint: `https://${graphHost}/oidc/userinfo`,
      authorization_endpoint: `${base}${part}/authorize`,
      device_authorization_endpoint: `${base}${part}/devicecode`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      end_session_endpoint: `${base}${part}/logout`,
      claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'preferred_username', 'name', 'tid'],
      cloud_instance_name: 'microsoftonline.com',
      cloud_graph_host_name: 'graph.windows.net',
      msgraph_host: graphHost,
    }),
  )
}

export function instanceDiscovery(asked: Asked): Answer {
  return openToPages(
    asked,
    json({
      tenant_discovery_endpoint: `https://${microsoftHost}/common/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [
        { preferred_network: microsoftHost, preferred_cache: 'login.windows.net', aliases: [microsoftHost] },
      ],
    }),
  )
}

export async function signingKeys(asked: Asked): Promise<Answer> {
  return openToPages(asked, json({ keys: await publicKeys() }))
}

const shared: readonly string[] = ['common', 'organizations']

/** A domain's metadata names the tenant's GUID; null for a tenant that nobody has. */
function segmentOf(named: string): string | null {
  return shared.includes(named) ? named : (findTenant(named)?.id ?? null)
}
