# Compares the files of the kit's PowerShell script with those of the command, in a real Edge.
# First: npm run policies -- --config test/rollout/company.json, and npm run package

$ErrorActionPreference = 'Stop'
$kit = 'dist\kit'
$byKit = 'dist\by-kit'
$byCommand = 'dist\policies'
Expand-Archive -LiteralPath 'dist\packages\clara-rollout-kit.zip' -DestinationPath $kit -Force
& "$kit\clara-rollout.ps1" -Config 'test\rollout\company.json' -Out $byKit
if ($LASTEXITCODE -ne 0) { throw "clara-rollout.ps1 ended with exit code $LASTEXITCODE." }

function Get-Sums($folder) {
  $root = (Resolve-Path -LiteralPath $folder).ProviderPath
  Get-ChildItem -LiteralPath $root -Recurse -File | ForEach-Object {
    $_.FullName.Substring($root.Length) + ' ' + (Get-FileHash -LiteralPath $_.FullName -Algorithm SHA256).Hash
  }
}

$difference = Compare-Object -ReferenceObject @(Get-Sums $byCommand) -DifferenceObject @(Get-Sums $byKit)
if ($null -ne $difference) {
  $difference | Format-Table -AutoSize | Out-String | Write-Output
  throw 'The kit and the command write different files.'
}
Write-Output 'The kit writes the files of the command, byte for byte.'
exit 0
