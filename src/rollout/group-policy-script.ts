import { browsersData } from './powershell.ts'
import type { Company, RollOutFile } from './types.ts'

/** Fills a Group Policy object, so that nobody types the values again. It needs RSAT. */
export function groupPolicyScript(company: Company): RollOutFile[] {
  const content = `${head}${browsersData(company)}${body}`.replaceAll('\n', '\r\n')
  return [{ path: 'windows/group-policy/set-gpo.ps1', content }]
}

const head = `# Writes the policies of the Clara Sign-in Helper into a Group Policy object:
#   .\\set-gpo.ps1 -Gpo 'Clara Sign-in Helper'
#   .\\set-gpo.ps1 -Gpo 'Clara Sign-in Helper' -Remove
# Needs the module GroupPolicy (RSAT), and the right to edit the object, which must exist.
param([Parameter(Mandatory = $true)][string]$Gpo, [switch]$Remove)
`

/** Other entries of a JSON text in this object stay. The script cannot see other objects. */
const body = String.raw`
$ErrorActionPreference = 'Stop'
try { Import-Module -Name GroupPolicy }
catch {
  Write-Output ('The module GroupPolicy cannot be loaded. Install it with RSAT. ' + [string]$_)
  exit 2
}
# What follows takes a value that cannot be read for one that is not there.
try { Get-GPO -Name $Gpo | Out-Null }
catch {
  Write-Output ('The Group Policy object cannot be read. Is its name right, and may you edit it? ' + [string]$_)
  exit 2
}

function Get-PolicyValues($key) {
  $items = @(Get-GPRegistryValue -Name $Gpo -Key ('HKLM\' + $key) -ErrorAction SilentlyContinue)
  foreach ($item in $items) {
    if ($item.HasValue) { @{ Key = $key; Name = $item.ValueName; Data = $item.Value } }
    else { Get-PolicyValues ($item.FullKeyPath -replace '^HKEY_LOCAL_MACHINE\\') }
  }
}

function Remove-PolicyValue($value) {
  Remove-GPRegistryValue -Name $Gpo -Key ('HKLM\' + $value.Key) -ValueName $value.Name | Out-Null
}

function Write-PolicyValue($key, $name, $data) {
  if ($data -is [bool]) { $kind = 'DWord'; $data = [int]$data }
  elseif ($data -is [int]) { $kind = 'DWord' }
  elseif ($data -is [array]) { $kind = 'MultiString'; $data = [string[]]$data }
  else { $kind = 'String' }
  Set-GPRegistryValue -Name $Gpo -Key ('HKLM\' + $key) -ValueName $name -Type $kind -Value $data | Out-Null
}

function Test-Ours($browser, $text) {
  foreach ($id in $browser.Ids) {
    if (($text -eq $id) -or ($text -like ($id + ';*'))) { return $true }
  }
  return $false
}

function Get-OwnedValues($browser) {
  foreach ($id in $browser.Ids) { Get-PolicyValues ($browser.Policies + '\ExtensionSettings\' + $id) }
  foreach ($key in $browser.Trees) { Get-PolicyValues $key }
  foreach ($key in $browser.Lists) { Get-PolicyValues $key | Where-Object { Test-Ours $browser $_.Data } }
  foreach ($value in $browser.Singles) { Get-PolicyValues $value.Key | Where-Object { $_.Name -eq $value.Name } }
}

function Read-Settings($browser) {
  $values = @(Get-PolicyValues $browser.Policies | Where-Object { ($_.Key -eq $browser.Policies) -and ($_.Name -eq 'ExtensionSettings') })
  if ($values.Count -eq 0) { return $null }
  try { return (ConvertFrom-Json -InputObject (@($values[0].Data) -join '')) }
  catch { throw 'ExtensionSettings is not valid JSON. Correct it where you manage it.' }
}

function Write-Settings($browser, $settings, $entry) {
  if (($null -eq $settings) -and ($null -eq $entry)) { return }
  if ($null -eq $settings) { $settings = New-Object -TypeName PSObject }
  $settings = Select-Object -InputObject $settings -Property * -ExcludeProperty $browser.Ids
  if ($null -ne $entry) { Add-Member -InputObject $settings -NotePropertyName $browser.Id -NotePropertyValue $entry }
  if (@($settings.PSObject.Properties).Count -eq 0) {
    Remove-PolicyValue @{ Key = $browser.Policies; Name = 'ExtensionSettings' }
    return
  }
  $text = ConvertTo-Json -InputObject $settings -Depth 100 -Compress
  if ($browser.AlwaysText) { Write-PolicyValue $browser.Policies 'ExtensionSettings' @($text) }
  else { Write-PolicyValue $browser.Policies 'ExtensionSettings' $text }
}

function Write-Browser($browser) {
  $settings = Read-Settings $browser
  $usesText = $browser.AlwaysText -or ($null -ne $settings)
  foreach ($value in @(Get-OwnedValues $browser)) { Remove-PolicyValue $value }
  $entry = $null
  if ((-not $Remove) -and $usesText -and ($browser.Entry.Count -gt 0)) {
    $entry = New-Object -TypeName PSObject
    foreach ($value in $browser.Entry) {
      Add-Member -InputObject $entry -NotePropertyName $value.Name -NotePropertyValue $value.Data
    }
  }
  Write-Settings $browser $settings $entry
  if ($Remove) { return 'removed' }
  if (-not $usesText) {
    $key = $browser.Policies + '\ExtensionSettings\' + $browser.Id
    foreach ($value in $browser.Entry) { Write-PolicyValue $key $value.Name $value.Data }
  }
  foreach ($value in $browser.Writes) { Write-PolicyValue $value.Key $value.Name $value.Data }
  return $browser.WhenSet
}

$code = 0
foreach ($browser in $browsers) {
  try { Write-Output ($browser.Title + ': ' + (Write-Browser $browser)) }
  catch {
    Write-Output ($browser.Title + ': not finished. ' + [string]$_)
    $code = 2
  }
}
exit $code
`
