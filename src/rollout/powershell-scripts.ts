import { comparing, writing } from './powershell-functions.ts'

const set = `
function Set-Values($browser) {
  $settings = Read-AllSettings $browser
  $usesText = Test-UsesText $browser $settings
  $entry = $null
  if ($usesText -and ($browser.Entry.Count -gt 0)) {
    $entry = New-Object -TypeName PSObject
    foreach ($value in $browser.Entry) {
      Add-Member -InputObject $entry -NotePropertyName $value.Name -NotePropertyValue $value.Data
    }
  }
  Write-Settings $browser $settings $entry
  Remove-OwnedValues $browser
  foreach ($value in @(Get-WantedValues $browser $usesText)) { Write-Data $value.Key $value.Name $value.Data }
}

$code = 0
foreach ($browser in $browsers) {
  try {
    if ($null -ne (Find-Difference $browser)) { Set-Values $browser }
    Write-Output ($browser.Title + ': ' + $browser.WhenSet)
  }
  catch {
    Write-Failure $browser ([string]$_)
    $code = 2
  }
}
exit $code
`

const detect = `
foreach ($browser in $browsers) {
  try { $difference = Find-Difference $browser }
  catch {
    Write-Failure $browser ([string]$_)
    exit 2
  }
  if ($null -ne $difference) {
    Write-Output ($browser.Title + ': ' + $difference + ' is missing or different')
    exit 1
  }
  Write-Output ($browser.Title + ': correct')
}
exit 0
`

const remove = `
$code = 0
foreach ($browser in $browsers) {
  try {
    Write-Settings $browser (Read-AllSettings $browser) $null
    Remove-OwnedValues $browser
    Write-Output ($browser.Title + ': removed')
  }
  catch {
    Write-Failure $browser ([string]$_)
    $code = 2
  }
}
exit $code
`

/** The first line of each script, and what follows the data. */
export const scripts = {
  set: {
    comment:
      '# Installs and configures the Clara Sign-in Helper by policy. Run as the system or as an administrator.',
    body: writing + comparing + set,
  },
  detect: {
    comment:
      '# Exit code 0: the policies are as set.ps1 writes them. 1: they are different. 2: they cannot be read.',
    body: comparing + detect,
  },
  remove: {
    comment: '# Removes the policies of the Clara Sign-in Helper, and nothing else.',
    body: writing + remove,
  },
} as const
