/** `ExtensionSettings` is one JSON text, or has a subkey per extension. Subkeys hide the text. */
export const common = String.raw`
$ErrorActionPreference = 'Stop'
$machine = [Microsoft.Win32.Registry]::LocalMachine
$newLine = [string][char]10

function Read-Data($path, $name) {
  $key = $machine.OpenSubKey($path)
  if ($null -eq $key) { return $null }
  $data = $key.GetValue($name, $null, 'DoNotExpandEnvironmentNames')
  $key.Close()
  if ($null -eq $data) { return $null }
  return (@($data) -join $newLine)
}

function Read-AllSettings($browser) {
  $text = Read-Data $browser.Policies 'ExtensionSettings'
  if ([string]::IsNullOrWhiteSpace($text)) { return $null }
  return (ConvertFrom-Json -InputObject $text)
}

function Read-EffectiveSettings($browser) {
  if ($browser.AlwaysJson) { return (Read-AllSettings $browser) }
  $key = $machine.OpenSubKey($browser.Policies + '\ExtensionSettings')
  if ($null -ne $key) {
    $others = @($key.GetSubKeyNames() | Where-Object { $_ -ne $browser.Id })
    $key.Close()
    if ($others.Count -gt 0) { return $null }
  }
  return (Read-AllSettings $browser)
}

function Get-EntryPath($browser) {
  return $browser.Policies + '\ExtensionSettings\' + $browser.Id
}

function Write-Data($path, $name, $data) {
  $key = $machine.CreateSubKey($path)
  if ($data -is [bool]) { $key.SetValue($name, [int]$data, 'DWord') }
  elseif ($data -is [int]) { $key.SetValue($name, $data, 'DWord') }
  elseif ($data -is [array]) { $key.SetValue($name, [string[]]$data, 'MultiString') }
  else { $key.SetValue($name, [string]$data, 'String') }
  $key.Close()
}

function Write-AllSettings($browser, $settings) {
  $text = ConvertTo-Json -InputObject $settings -Depth 100 -Compress
  if ($browser.AlwaysJson) { Write-Data $browser.Policies 'ExtensionSettings' @($text) }
  else { Write-Data $browser.Policies 'ExtensionSettings' $text }
}

function Remove-EntryKey($browser) {
  $machine.DeleteSubKeyTree((Get-EntryPath $browser), $false)
  $path = $browser.Policies + '\ExtensionSettings'
  $key = $machine.OpenSubKey($path)
  if ($null -eq $key) { return }
  $isEmpty = ($key.SubKeyCount -eq 0) -and ($key.ValueCount -eq 0)
  $key.Close()
  if ($isEmpty) { $machine.DeleteSubKey($path, $false) }
}
`

const set = `
foreach ($browser in $browsers) {
  $settings = Read-EffectiveSettings $browser
  if (($null -eq $settings) -and (-not $browser.AlwaysJson)) {
    $machine.DeleteSubKeyTree((Get-EntryPath $browser), $false)
    foreach ($value in $browser.Entry) { Write-Data (Get-EntryPath $browser) $value.Name $value.Data }
  }
  else {
    if ($null -eq $settings) { $settings = New-Object -TypeName PSObject }
    $entry = New-Object -TypeName PSObject
    foreach ($value in $browser.Entry) {
      Add-Member -InputObject $entry -NotePropertyName $value.Name -NotePropertyValue $value.Data
    }
    Add-Member -InputObject $settings -NotePropertyName $browser.Id -NotePropertyValue $entry -Force
    Remove-EntryKey $browser
    Write-AllSettings $browser $settings
  }
  foreach ($path in $browser.Own) { $machine.DeleteSubKeyTree($path, $false) }
  foreach ($value in $browser.Writes) { Write-Data $value.Key $value.Name $value.Data }
  Write-Output ($browser.Title + ': set')
}
exit 0
`

const detect = String.raw`
function Test-Same($found, $wanted) {
  if ($null -eq $found) { return $false }
  if ($wanted -is [bool]) { $wanted = [int]$wanted }
  return [string]::Equals([string]$found, [string](@($wanted) -join $newLine), 'Ordinal')
}

function Get-ValueCount($path) {
  $key = $machine.OpenSubKey($path)
  if ($null -eq $key) { return 0 }
  $count = $key.ValueCount
  foreach ($name in $key.GetSubKeyNames()) { $count += Get-ValueCount ($path + '\' + $name) }
  $key.Close()
  return $count
}

function Stop-AsDifferent($browser, $name) {
  Write-Output ($browser.Title + ': ' + $name + ' is missing or different')
  exit 1
}

foreach ($browser in $browsers) {
  $settings = Read-EffectiveSettings $browser
  $isJson = $browser.AlwaysJson -or ($null -ne $settings)
  if ($isJson) {
    if ($null -eq $settings) { Stop-AsDifferent $browser 'ExtensionSettings' }
    $found = $settings.PSObject.Properties[$browser.Id]
    if ($null -eq $found) { Stop-AsDifferent $browser 'the entry in ExtensionSettings' }
  }
  foreach ($value in $browser.Entry) {
    if ($isJson) {
      $property = $found.Value.PSObject.Properties[$value.Name]
      $isSame = ($null -ne $property) -and [string]::Equals([string]$property.Value, [string]$value.Data, 'Ordinal')
    }
    else { $isSame = Test-Same (Read-Data (Get-EntryPath $browser) $value.Name) $value.Data }
    if (-not $isSame) { Stop-AsDifferent $browser $value.Name }
  }
  foreach ($value in $browser.Writes) {
    if (-not (Test-Same (Read-Data $value.Key $value.Name) $value.Data)) { Stop-AsDifferent $browser $value.Name }
  }
  foreach ($path in $browser.Own) {
    $wanted = @($browser.Writes | Where-Object { $_.Key.StartsWith($path, 'Ordinal') }).Count
    if ((Get-ValueCount $path) -ne $wanted) { Stop-AsDifferent $browser 'a value of an earlier version' }
  }
  Write-Output ($browser.Title + ': correct')
}
exit 0
`

const remove = `
foreach ($browser in $browsers) {
  $settings = Read-AllSettings $browser
  if (($null -ne $settings) -and ($null -ne $settings.PSObject.Properties[$browser.Id])) {
    $settings.PSObject.Properties.Remove($browser.Id)
    if (@($settings.PSObject.Properties).Count -gt 0) { Write-AllSettings $browser $settings }
    else {
      $key = $machine.OpenSubKey($browser.Policies, $true)
      $key.DeleteValue('ExtensionSettings', $false)
      $key.Close()
    }
  }
  Remove-EntryKey $browser
  foreach ($path in $browser.Own) { $machine.DeleteSubKeyTree($path, $false) }
  foreach ($value in $browser.Writes) {
    $key = $machine.OpenSubKey($value.Key, $true)
    if ($null -eq $key) { continue }
    $key.DeleteValue($value.Name, $false)
    $key.Close()
  }
  Write-Output ($browser.Title + ': removed')
}
exit 0
`

/** The first line of each script, and what follows the data. */
export const scripts = {
  set: {
    comment:
      '# Installs and configures the Clara Sign-in Helper by policy. Run as the system or as an administrator.',
    body: set,
  },
  detect: {
    comment: '# Exit code 0: the policies are as set.ps1 writes them. Exit code 1: they are different.',
    body: detect,
  },
  remove: { comment: '# Removes the policies of the Clara Sign-in Helper, and nothing else.', body: remove },
} as const
