import { graphAddress } from '../microsoft/graph-address.ts'
import { allPermissions } from './checks.ts'
import { graphAppId } from './scopes.ts'

export interface Registration {
  redirectUri: string
  /** A registration that exists, as its client ID; null: the scripts make one. */
  clientId: string | null
  /** The tenant's domain or ID; null: the one of the account that signs in. */
  tenant: string | null
}

/**
 * Scripts that register the company's own app for this check, or add this browser to it.
 * They grant nothing, and never take an app by its name: anybody in a tenant may have registered
 * one, to get what an administrator consents to.
 */
export function registrationScripts({ redirectUri, clientId, tenant }: Registration): {
  powershell: string
  bash: string
} {
  const values = { uri: literal(redirectUri), app: literal(clientId ?? ''), tenant: literal(tenant ?? '') }
  return { powershell: powershell(values), bash: bash(values) }
}

type Values = Record<'uri' | 'app' | 'tenant', string>

/** In single quotes it is text in PowerShell, bash, OData and JMESPath alike. */
const literal = (text: string) =>
  text.slice(0, 300).replace(/[^\w:/.-]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`)

const name = 'Tenant check for Clara'
const found =
  'A registration of this name exists. If it is yours, type its ID into the page and copy the script again'

function powershell({ uri, app, tenant }: Values): string {
  const connect = `Connect-MgGraph -Scopes 'Application.ReadWrite.All' -NoWelcome`
  return [
    '# PowerShell. Once before: Install-Module Microsoft.Graph.Applications -Scope CurrentUser',
    '& {',
    "  $ErrorActionPreference = 'Stop'",
    `  $uri = '${uri}'`,
    `  $appId = '${app}'`,
    `  $wanted = ${allPermissions.map((one) => `'${one}'`).join(', ')}`,
    `  ${connect}${tenant === '' ? '' : ` -TenantId '${tenant}'`}`,
    "  if ($appId -eq '') {",
    `    $same = @(Get-MgApplication -All -Filter "displayName eq '${name}'")`,
    `    if ($same.Count -gt 0) { throw "${found}: $($same.AppId -join ', ')" }`,
    `    $graph = Get-MgServicePrincipal -Filter "appId eq '${graphAppId}'"`,
    '    $access = @($graph.Oauth2PermissionScopes | Where-Object Value -in $wanted | ForEach-Object { @{ Id = $_.Id; Type = "Scope" } })',
    `    $app = New-MgApplication -DisplayName '${name}' -SignInAudience 'AzureADMyOrg' -Spa @{ RedirectUris = @($uri) } -RequiredResourceAccess @(@{ ResourceAppId = '${graphAppId}'; ResourceAccess = $access })`,
    '  } else {',
    '    $app = Get-MgApplication -Filter "appId eq \'$appId\'"',
    '    if ($null -eq $app) { throw "No registration has the ID $appId in this tenant." }',
    '    $uris = @(@($app.Spa.RedirectUris) + $uri | Where-Object { $_ } | Select-Object -Unique)',
    '    Update-MgApplication -ApplicationId $app.Id -Spa @{ RedirectUris = $uris }',
    '  }',
    '  if ($null -eq (Get-MgServicePrincipal -Filter "appId eq \'$($app.AppId)\'")) { $null = New-MgServicePrincipal -AppId $app.AppId }',
    '  "Client ID: $($app.AppId)"',
    '  "Tenant ID: $((Get-MgContext).TenantId)"',
    '}',
  ].join('\n')
}

function bash({ uri, app, tenant }: Values): string {
  const wanted = allPermissions.map((one) => `'${one}'`).join(', ')
  const login = `az login --allow-no-subscriptions${tenant === '' ? '' : ` --tenant '${tenant}'`}`
  return [
    `# bash (Azure Cloud Shell, Linux, macOS). Once before: ${login}`,
    '(',
    'set -euo pipefail',
    `uri='${uri}'`,
    `app='${app}'`,
    `name='${name}'`,
    `graph='${graphAppId}'`,
    'tenant=$(az account show --query tenantId --output tsv)',
    'if [ -z "$app" ]; then',
    '  same=$(az ad app list --all --filter "displayName eq \'$name\'" --query "[].appId" --output tsv)',
    `  if [ -n "$same" ]; then echo "${found}: $same" >&2; exit 1; fi`,
    `  access=$(az ad sp show --id "$graph" --query "oauth2PermissionScopes[?contains([${wanted}], value)].{id: id, type: 'Scope'}" --output json)`,
    '  app=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --required-resource-accesses "[{\\"resourceAppId\\": \\"$graph\\", \\"resourceAccess\\": $access}]" --query appId --output tsv)',
    'fi',
    'object=$(az ad app show --id "$app" --query id --output tsv)',
    'known=$(az ad app show --id "$app" --query "spa.redirectUris[?@ == \'$uri\'] | [0]" --output tsv)',
    'if [ "$known" != "$uri" ]; then',
    '  body=$(az ad app show --id "$app" --query "{spa: {redirectUris: [spa.redirectUris, [\'$uri\']][]}}" --output json)',
    `  az rest --method PATCH --url "${graphAddress}v1.0/applications/$object" --headers Content-Type=application/json --body "$body"`,
    'fi',
    'az ad sp show --id "$app" --output none 2>/dev/null || az ad sp create --id "$app" --output none',
    'echo "Client ID: $app"',
    'echo "Tenant ID: $tenant"',
    ')',
  ].join('\n')
}
