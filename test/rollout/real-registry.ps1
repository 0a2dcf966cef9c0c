# Runs the three scripts on the registry of this computer. Use a computer that you can throw away, as an administrator.
# First: npm run policies -- --config test/rollout/company.json

$ErrorActionPreference = 'Stop'
$scripts = 'dist\policies\windows\powershell'
$chrome = 'HKLM:\SOFTWARE\Policies\Google\Chrome'
$edge = 'HKLM:\SOFTWARE\Policies\Microsoft\Edge'
$helper = 'bcdefghijklmnopabcdefghijklmnopa'
$former = 'cdefghijklmnopabcdefghijklmnopab'
$others = '{"*":{"installation_mode":"allowed"}}'
$private = "$edge\MandatoryExtensionsForInPrivateNavigation"

# A child process, in Constrained Language Mode, as App Control runs unsigned scripts.
function Assert-Code($script, $wanted) {
  $constrain = '$ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"'
  powershell -NoProfile -ExecutionPolicy Bypass -Command "$constrain; & '$scripts\$script.ps1'; exit `$LASTEXITCODE"
  if ($LASTEXITCODE -ne $wanted) { throw "$script.ps1 ended with exit code $LASTEXITCODE instead of $wanted." }
}

function Assert-True($condition, $sentence) {
  if (-not $condition) { throw "This does not hold: $sentence" }
}

function Read-ChromeSettings() {
  return (ConvertFrom-Json -InputObject (Get-ItemProperty -Path $chrome).ExtensionSettings)
}

# Chrome has a policy for other extensions already. The scripts must keep it.
New-Item -Path $chrome -Force | Out-Null
Set-ItemProperty -Path $chrome -Name 'ExtensionSettings' -Value $others
# An earlier roll-out with another ID, which required InPrivate.
New-Item -Path "$edge\ExtensionSettings\$former" -Force | Out-Null
Set-ItemProperty -Path "$edge\ExtensionSettings\$former" -Name 'installation_mode' -Value 'force_installed'
New-Item -Path $private -Force | Out-Null
Set-ItemProperty -Path $private -Name '7301' -Value $former

Assert-Code 'detect' 1
Assert-Code 'set' 0
Assert-Code 'detect' 0
Assert-Code 'set' 0
Assert-Code 'detect' 0
Assert-True ($null -ne (Read-ChromeSettings).$helper) 'Chrome has the entry of the helper.'
Assert-True ((Read-ChromeSettings).'*'.installation_mode -eq 'allowed') 'Chrome keeps the entry for other extensions.'
Assert-True (Test-Path "$edge\ExtensionSettings") 'Edge has the entry of the helper.'
Assert-True (-not (Test-Path "$edge\ExtensionSettings\$former")) 'Edge has no entry of the former ID.'
Assert-True (-not (Test-Path $private)) 'Edge does not require a former ID for InPrivate.'

Assert-Code 'remove' 0
Assert-Code 'detect' 1
Assert-True ($null -eq (Read-ChromeSettings).$helper) 'Chrome has no entry of the helper any more.'
Assert-True ((Read-ChromeSettings).'*'.installation_mode -eq 'allowed') 'Chrome still keeps the entry for other extensions.'
Assert-True (-not (Test-Path "$edge\ExtensionSettings")) 'Edge has no entry any more.'
Write-Output 'set, detect and remove work on the real registry.'
# The last `detect` left exit code 1, and the workflow passes that on.
exit 0
