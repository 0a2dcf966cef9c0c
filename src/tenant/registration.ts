import { graphAddress } from '../microsoft/graph-address.ts'
import { powershellText } from '../report/quote.ts'
import { allPermissions } from './checks.ts'

/**
 * Scripts that register the company's own app for this check and print its client ID.
 * The app is a public client with read permissions. The scripts grant nothing.
 */
export function registrationScripts(redirectUri: string): { powershell: string; az: string } {
  const name = 'Tenant check for Clara'
  const uri = powershellText(redirectUri)
  const powershell = [
    "Connect-MgGraph -Scopes 'Application.ReadWrite.All'",
    `$graph = Get-MgServicePrincipal -Filter "appId eq '${graphAppId}'"`,
    `$wanted = ${allPermissions.map(powershellText).join(', ')}`,
    '$access = $graph.Oauth2PermissionScopes | Where-Object Value -in $wanted | ForEach-Object { @{ Id = $_.Id; Type = "Scope" } }',
    `$app = New-MgApplication -DisplayName ${powershellText(name)} -SignInAudience 'AzureADMyOrg' \``,
    `  -Spa @{ RedirectUris = @(${uri}) } -RequiredResourceAccess @{ ResourceAppId = '${graphAppId}'; ResourceAccess = @($access) }`,
    '$app.AppId',
  ]
  const az = [
    `graph=${graphAppId}`,
    `app=$(az ad app create --display-name '${name}' --sign-in-audience AzureADMyOrg --query appId --output tsv)`,
    `object=$(az ad app show --id "$app" --query id --output tsv)`,
    `az rest --method PATCH --url "${graphAddress}v1.0/applications/$object" --body '${JSON.stringify({ spa: { redirectUris: [redirectUri] } }).replaceAll("'", '')}'`,
    `for scope in ${allPermissions.join(' ')}; do`,
    `  id=$(az ad sp show --id $graph --query "oauth2PermissionScopes[?value=='$scope'].id" --output tsv)`,
    '  az ad app permission add --id "$app" --api $graph --api-permissions "$id=Scope"',
    'done',
    'echo "$app"',
  ]
  return { powershell: powershell.join('\n'), az: az.join('\n') }
}

/** Microsoft Graph's own, the same in every tenant. */
const graphAppId = '00000003-0000-0000-c000-000000000000'
