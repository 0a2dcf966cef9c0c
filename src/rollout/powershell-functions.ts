/**
 * What the three scripts share. Constrained Language Mode allows cmdlets and a few types:
 * the scripts use no other class, and no method.
 * `ExtensionSettings` is one JSON text, or has a subkey per extension. Subkeys hide the text.
 */
export const sharedFunctions = String.raw`
$ErrorActionPreference = 'Stop'
$newLine = [string][char]10

function Get-Path($key) {
  return 'HKLM:\' + $key
}

function Read-Data($key, $name) {
  $path = Get-Path $key
  if (-not (Test-Path -LiteralPath $path)) { return $null }
  if (@((Get-Item -LiteralPath $path).Property) -notcontains $name) { return $null }
  return (@(Get-ItemPropertyValue -LiteralPath $path -Name $name) -join $newLine)
}

function Get-Values($key) {
  $path = Get-Path $key
  if (-not (Test-Path -LiteralPath $path)) { return }
  foreach ($name in @((Get-Item -LiteralPath $path).Property)) { @{ Key = $key; Name = $name } }
  foreach ($child in @(Get-ChildItem -LiteralPath $path)) { Get-Values ($key + '\' + $child.PSChildName) }
}

function Get-EntryKey($browser, $id) {
  return $browser.Policies + '\ExtensionSettings\' + $id
}

function Test-Ours($browser, $text) {
  foreach ($id in $browser.Ids) {
    if (($text -eq $id) -or ($text -like ($id + ';*'))) { return $true }
  }
  return $false
}

function Get-ListValues($browser) {
  foreach ($key in $browser.Lists) {
    Get-Values $key | Where-Object { Test-Ours $browser (Read-Data $_.Key $_.Name) }
  }
}

function Get-SingleValues($browser) {
  $browser.Singles | Where-Object { $null -ne (Read-Data $_.Key $_.Name) }
}

function Get-OwnTrees($browser) {
  foreach ($id in $browser.Ids) { Get-EntryKey $browser $id }
  $browser.Trees
}

function Get-OwnedValues($browser) {
  foreach ($key in @(Get-OwnTrees $browser)) { Get-Values $key }
  Get-ListValues $browser
  Get-SingleValues $browser
}

function Read-AllSettings($browser) {
  $text = Read-Data $browser.Policies 'ExtensionSettings'
  if ([string]::IsNullOrWhiteSpace($text)) { return $null }
  try { return (ConvertFrom-Json -InputObject $text) }
  catch { throw 'ExtensionSettings is not valid JSON. Correct it where you manage it.' }
}

function Write-Failure($browser, $reason) {
  Write-Output ($browser.Title + ': not finished. ' + $reason)
  Write-Output 'If access is denied, run this script as an administrator or as the system.'
}

function Test-UsesText($browser, $settings) {
  if ($browser.AlwaysText) { return $true }
  $path = Get-Path ($browser.Policies + '\ExtensionSettings')
  if (Test-Path -LiteralPath $path) {
    $others = @(Get-ChildItem -LiteralPath $path | Where-Object { $browser.Ids -notcontains $_.PSChildName })
    if ($others.Count -gt 0) { return $false }
  }
  return ($null -ne $settings)
}

function Get-Entries($settings, $browser) {
  if ($null -eq $settings) { return }
  $settings.PSObject.Properties | Where-Object { $browser.Ids -contains $_.Name }
}
`

/** `set` and `remove` write. */
export const writing = String.raw`
function Write-Data($key, $name, $data) {
  $path = Get-Path $key
  if (-not (Test-Path -LiteralPath $path)) { New-Item -Path $path -Force | Out-Null }
  if ($data -is [bool]) { $kind = 'DWord'; $data = [int]$data }
  elseif ($data -is [int]) { $kind = 'DWord' }
  elseif ($data -is [array]) { $kind = 'MultiString'; $data = [string[]]$data }
  else { $kind = 'String' }
  New-ItemProperty -LiteralPath $path -Name $name -PropertyType $kind -Value $data -Force | Out-Null
}

function Remove-Value($key, $name) {
  Remove-ItemProperty -LiteralPath (Get-Path $key) -Name $name -Force
}

function Remove-Tree($key) {
  $path = Get-Path $key
  if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path -Recurse -Force }
}

function Remove-IfEmpty($key) {
  $path = Get-Path $key
  if (-not (Test-Path -LiteralPath $path)) { return }
  $inside = @((Get-Item -LiteralPath $path).Property).Count + @(Get-ChildItem -LiteralPath $path).Count
  if ($inside -eq 0) { Remove-Item -LiteralPath $path -Force }
}

function Remove-OwnedValues($browser) {
  foreach ($key in @(Get-OwnTrees $browser)) { Remove-Tree $key }
  foreach ($value in @(Get-ListValues $browser) + @(Get-SingleValues $browser)) { Remove-Value $value.Key $value.Name }
  foreach ($key in @($browser.Lists) + @($browser.Policies + '\ExtensionSettings')) { Remove-IfEmpty $key }
}

function Write-Settings($browser, $settings, $entry) {
  $isOurs = @(Get-Entries $settings $browser).Count -gt 0
  if ((-not $isOurs) -and ($null -eq $entry)) { return }
  if ($null -eq $settings) { $settings = New-Object -TypeName PSObject }
  if ($isOurs) { $settings = Select-Object -InputObject $settings -Property * -ExcludeProperty $browser.Ids }
  if ($null -ne $entry) {
    Add-Member -InputObject $settings -NotePropertyName $browser.Id -NotePropertyValue $entry -Force
  }
  if (@($settings.PSObject.Properties).Count -eq 0) { Remove-Value $browser.Policies 'ExtensionSettings'; return }
  $text = ConvertTo-Json -InputObject $settings -Depth 100 -Compress
  if ($browser.AlwaysText) { Write-Data $browser.Policies 'ExtensionSettings' @($text) }
  else { Write-Data $browser.Policies 'ExtensionSettings' $text }
}
`

/** `set` and `detect` compare. */
export const comparing = `
function Test-Same($found, $wanted) {
  if ($null -eq $found) { return $false }
  if ($wanted -is [bool]) { $wanted = [int]$wanted }
  return [string]::Equals([string]$found, [string](@($wanted) -join $newLine))
}

function Get-WantedValues($browser, $usesText) {
  $browser.Writes
  if ($usesText) { return }
  foreach ($value in $browser.Entry) {
    @{ Key = (Get-EntryKey $browser $browser.Id); Name = $value.Name; Data = $value.Data }
  }
}

function Find-EntryDifference($browser, $entry) {
  if (@($entry.PSObject.Properties).Count -ne $browser.Entry.Count) { return 'the entry in ExtensionSettings' }
  foreach ($value in $browser.Entry) {
    $found = @($entry.PSObject.Properties | Where-Object { $_.Name -eq $value.Name })
    if ($found.Count -eq 0) { return $value.Name }
    if (-not [string]::Equals([string]$found[0].Value, [string]$value.Data)) { return $value.Name }
  }
}

function Find-Difference($browser) {
  $settings = Read-AllSettings $browser
  $usesText = Test-UsesText $browser $settings
  $wanted = @(Get-WantedValues $browser $usesText)
  foreach ($value in $wanted) {
    if (-not (Test-Same (Read-Data $value.Key $value.Name) $value.Data)) { return $value.Name }
  }
  if (@(Get-OwnedValues $browser).Count -ne $wanted.Count) { return 'a value of an earlier version' }
  $entries = @(Get-Entries $settings $browser)
  if ((-not $usesText) -or ($browser.Entry.Count -eq 0)) {
    if ($entries.Count -gt 0) { return 'an entry of an earlier version in ExtensionSettings' }
    return
  }
  if ($entries.Count -ne 1) { return 'the entry in ExtensionSettings' }
  if ($entries[0].Name -ne $browser.Id) { return 'the entry in ExtensionSettings' }
  Find-EntryDifference $browser $entries[0].Value
}
`
