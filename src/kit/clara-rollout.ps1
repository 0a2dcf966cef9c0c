<#
Writes the roll-out files of the Clara Sign-in Helper, without Node. For Windows PowerShell 5.1 and later.
It opens rollout.html of this kit in Edge or Chrome, without a window; nothing is sent anywhere.

  .\clara-rollout.ps1 -Config company.json
  .\clara-rollout.ps1 -Config folder-of-companies -Out kits
  .\clara-rollout.ps1 -Set 'settings.tenant=contoso.example', 'browsers.firefox.channel=firefox-add-ons'

Without -Config and -Set it asks for the values.
-Language is en, es or pt-BR; without it, the language of Windows.
Exit code: 0 if all files are written, 2 if something is wrong.
Where only Constrained Language Mode is allowed, open rollout.html instead.
#>
param(
  [string]$Config = '',
  [string[]]$Set = @(),
  [string]$Out = 'clara-rollout',
  [string]$Browser = '',
  [string]$Language = ''
)
$ErrorActionPreference = 'Stop'
$utf8 = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false
$words = WORDS

function Stop-With($sentence) {
  Write-Output $sentence
  exit 2
}

function Get-Language($tag) {
  switch -Wildcard ($tag) {
    'es*' { return 'es' }
    'pt*' { return 'pt-BR' }
  }
  return 'en'
}

function ConvertTo-Base64($text) {
  return [Convert]::ToBase64String($utf8.GetBytes($text))
}

function ConvertFrom-Field($field) {
  if ($field -eq '-') { return '' }
  return $utf8.GetString([Convert]::FromBase64String($field))
}

function Read-Answers() {
  Write-Host $say.empty
  $answers = @{}
  foreach ($question in $say.Questions) {
    if (($question.When -ne '') -and ($question.IsOneOf -notcontains $answers[$question.When])) { continue }
    $answers[$question.Key] = Read-Host -Prompt $question.Text
    $question.Key + '=' + $answers[$question.Key]
  }
}

function Find-Browser() {
  $roots = @(${env:ProgramFiles(x86)}, $env:ProgramFiles, $env:LOCALAPPDATA) | Where-Object { $_ }
  foreach ($program in @('Microsoft\Edge\Application\msedge.exe', 'Google\Chrome\Application\chrome.exe')) {
    foreach ($root in $roots) {
      $path = Join-Path -Path $root -ChildPath $program
      if (Test-Path -LiteralPath $path) { return $path }
    }
  }
  return ''
}

function Get-Request() {
  'language ' + (ConvertTo-Base64 $Language)
  if ($Config -eq '') {
    if ($Set.Count -eq 0) { $Set = @(Read-Answers) }
    'company ' + (ConvertTo-Base64 'company')
    foreach ($answer in $Set) { 'set ' + (ConvertTo-Base64 $answer) }
    return
  }
  if (Test-Path -LiteralPath $Config -PathType Container) {
    $files = @(Get-ChildItem -LiteralPath $Config -Filter '*.json' -File)
    $names = [string[]]@($files | ForEach-Object { $_.Name } | Where-Object { -not $_.StartsWith('.') })
    [Array]::Sort($names, [StringComparer]::Ordinal)
    foreach ($name in $names) {
      'company ' + (ConvertTo-Base64 $name.Substring(0, $name.Length - 5))
      'json ' + [Convert]::ToBase64String([IO.File]::ReadAllBytes((Join-Path $Config $name)))
    }
    return
  }
  'company ' + (ConvertTo-Base64 'company')
  'json ' + [Convert]::ToBase64String([IO.File]::ReadAllBytes($Config))
}

function Get-Answer($request) {
  $work = Join-Path $Out ('clara-kit.' + $PID)
  New-Item -Path $work -ItemType Directory | Out-Null
  try {
    $page = Join-Path $work 'page.html'
    $html = [IO.File]::ReadAllText((Join-Path $PSScriptRoot 'rollout.html'), $utf8)
    $html += '<pre id="request" hidden>' + ($request -join "`n") + '</pre>'
    [IO.File]::WriteAllText($page, $html, $utf8)
    $dump = Join-Path $work 'dump'
    $arguments = @(
      '--headless', '--disable-gpu', '--no-first-run', '--do-not-de-elevate',
      ('"--user-data-dir=' + (Join-Path $work 'profile') + '"'),
      '--dump-dom', ('"' + ([Uri]$page).AbsoluteUri + '"')
    )
    $process = Start-Process -FilePath $Browser -ArgumentList $arguments -RedirectStandardOutput $dump `
      -RedirectStandardError (Join-Path $work 'errors') -NoNewWindow -PassThru
    $process.WaitForExit(120000) | Out-Null
    return [IO.File]::ReadAllText($dump, $utf8)
  }
  finally {
    Remove-Item -LiteralPath $work -Recurse -Force -ErrorAction SilentlyContinue
  }
}

function Test-Below($path) {
  return (('/' + $path + '/') -notmatch '//|/\./|/\.\./|\\|:')
}

function Get-Folder($name) {
  if (($isFolder) -and ($name -ne '-')) { return (Join-Path $Out (ConvertFrom-Field $name)) }
  return $Out
}

$say = $words[(Get-Language (Get-UICulture).Name)]
if ($Language -eq '') { $Language = Get-Language (Get-UICulture).Name }
if (-not $words.ContainsKey($Language)) { Stop-With ($say.noLanguage -f $Language) }
$say = $words[$Language]
if (($Config -ne '') -and ($Set.Count -gt 0)) { Stop-With $say.notBoth }
if ($Config -ne '') {
  if (-not (Test-Path -LiteralPath $Config)) { Stop-With ($say.unreadable -f $Config) }
  $Config = (Resolve-Path -LiteralPath $Config).ProviderPath
}
$isFolder = ($Config -ne '') -and (Test-Path -LiteralPath $Config -PathType Container)
if ($isFolder -and (@(Get-ChildItem -LiteralPath $Config -Filter '*.json' -File).Count -eq 0)) {
  Stop-With ($say.noCompany -f $Config)
}
if ($Browser -eq '') { $Browser = Find-Browser }
if ($Browser -eq '') { Stop-With $say.noBrowser }
try { New-Item -Path $Out -ItemType Directory -Force | Out-Null }
catch { Stop-With ($say.unwritable -f $Out) }
$Out = (Resolve-Path -LiteralPath $Out).ProviderPath

$dump = Get-Answer @(Get-Request)
$lines = @([regex]::Matches($dump, '(?m)@ ([a-z].*?)\r?$') | ForEach-Object { $_.Groups[1].Value })
if (($lines.Count -eq 0) -or ($lines[-1] -notmatch '^done')) {
  Stop-With ($say.notRun -f $Browser)
}

$files = @()
foreach ($line in $lines) {
  $fields = $line.Split(' ')
  if ($fields[0] -eq 'file') { $files += , $fields }
}
# What an earlier run wrote and this one does not is deleted.
foreach ($name in @($files | ForEach-Object { $_[1] } | Sort-Object -Unique -CaseSensitive)) {
  $list = Join-Path (Get-Folder $name) 'rollout-files.sha256'
  if (-not (Test-Path -LiteralPath $list)) { continue }
  $written = @($files | Where-Object { $_[1] -ceq $name } | ForEach-Object { $_[2] })
  foreach ($row in [IO.File]::ReadAllLines($list, $utf8)) {
    $path = $row.Substring([Math]::Min(66, $row.Length))
    if (($path -eq '') -or (-not (Test-Below $path)) -or ($written -ccontains $path)) { continue }
    Remove-Item -LiteralPath (Join-Path (Get-Folder $name) $path) -Force -ErrorAction SilentlyContinue
  }
}

$code = 0
$count = 0
foreach ($fields in $files) {
  if (($fields[1] -eq '-') -and (-not $isFolder)) { continue }
  if (-not (Test-Below $fields[2])) { Stop-With ($say.noPath -f $fields[2]) }
  $target = Join-Path (Get-Folder $fields[1]) $fields[2]
  New-Item -Path (Split-Path -Path $target -Parent) -ItemType Directory -Force | Out-Null
  $bytes = [byte[]]@()
  if ($fields[3] -ne '-') { $bytes = [Convert]::FromBase64String($fields[3]) }
  [IO.File]::WriteAllBytes($target, $bytes)
  if ($fields[1] -ne '-') { $count += 1 }
}
foreach ($line in $lines) {
  $fields = $line.Split(' ')
  if ($fields[0] -eq 'wrong') {
    Write-Output ((ConvertFrom-Field $fields[1]) + ': ' + (ConvertFrom-Field $fields[2]))
    $code = 2
  }
  if ($fields[0] -eq 'note') { Write-Output ($say.note -f (ConvertFrom-Field $fields[1]), (ConvertFrom-Field $fields[2])) }
}
Write-Output ($say.done -f $count, $Out)
exit $code
