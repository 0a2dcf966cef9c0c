import { firefoxId } from '../release/channels.ts'
import { psList, psText } from './powershell-text.ts'
import { registryParts } from './registry.ts'
import type { BrowserName, Company, RollOutFile } from './types.ts'

/** Detection of the version that is installed in each profile: a policy alone proves nothing. */
export function installedFiles(company: Company): RollOutFile[] {
  return [
    { path: 'detect/installed.ps1', content: powershell(company).replaceAll('\n', '\r\n') },
    { path: 'detect/installed.sh', content: shell(company) },
    { path: 'detect/osquery.sql', content: osquery(company) },
  ]
}

/** Where a browser keeps its profiles, below a person's folder. */
const profiles: Readonly<Record<BrowserName, { windows: string; others: readonly string[] }>> = {
  chrome: {
    windows: 'AppData\\Local\\Google\\Chrome\\User Data',
    others: [
      'Library/Application Support/Google/Chrome',
      '.config/google-chrome',
      '.var/app/com.google.Chrome/config/google-chrome',
    ],
  },
  edge: {
    windows: 'AppData\\Local\\Microsoft\\Edge\\User Data',
    others: [
      'Library/Application Support/Microsoft Edge',
      '.config/microsoft-edge',
      '.var/app/com.microsoft.Edge/config/microsoft-edge',
    ],
  },
  chromium: {
    windows: 'AppData\\Local\\Chromium\\User Data',
    others: [
      'Library/Application Support/Chromium',
      '.config/chromium',
      'snap/chromium/common/chromium',
      '.var/app/org.chromium.Chromium/config/chromium',
    ],
  },
  firefox: {
    windows: 'AppData\\Roaming\\Mozilla\\Firefox\\Profiles',
    others: [
      'Library/Application Support/Firefox/Profiles',
      '.mozilla/firefox',
      '.config/mozilla/firefox',
      'snap/firefox/common/.mozilla/firefox',
      '.var/app/org.mozilla.firefox/.mozilla/firefox',
    ],
  },
}

interface Sought {
  browser: BrowserName
  id: string
  state: 'current' | 'former'
  /** Empty: any version will do. */
  minimum: string
}

function sought(company: Company): Sought[] {
  return registryParts(company).flatMap(({ browser, owned, wanted }) =>
    owned.ids.map((id): Sought => {
      const isCurrent = id === wanted?.id
      const minimum = company.browsers[browser]?.minimumVersion ?? ''
      return { browser, id, state: isCurrent ? 'current' : 'former', minimum: isCurrent ? minimum : '' }
    }),
  )
}

function shell(company: Company): string {
  const rows = sought(company).flatMap(({ browser, id, state, minimum }) =>
    profiles[browser].others.map(
      (folder) =>
        `look_in ${browser === 'firefox' ? 'firefox' : 'chromium'} ${browser} ${state} '${id}' '${minimum}' '${folder}'\n`,
    ),
  )
  return `${shellHead}${rows.join('')}\n${shellEnd}`
}

const shellHead = `#!/bin/sh
# Which version of the Clara Sign-in Helper is installed, in each profile of each person on this Mac or Linux computer.
# Prints JSON; with --jamf the result of an extension attribute for Jamf Pro. Run as root to see every profile.
# Exit code 0: installed, and no version is too old. Exit code 1: not installed, too old, or left under a former ID.
set -eu
format=\${1:-}
# A directory service may put homes one level deeper.
homes=\${HOMES:-/home/* /home/*/* /Users/* /root}
state=1
wrong=0
rows=''

escaped() {
  printf '%s' "$1" | tr -d '\\000-\\037' | sed 's/[\\\\"]/\\\\&/g'
}

# The later one of two versions.
later() {
  printf '%s\\n' "$@" | sort -t . -k 1,1n -k 2,2n -k 3,3n -k 4,4n | tail -n 1
}

report() {
  if [ "$2" = former ]; then wrong=1; else state=0; fi
  if [ -n "$4" ] && [ "$(later "$4" "$7")" != "$7" ]; then wrong=1; fi
  rows="$rows\${rows:+,
}  {\\"browser\\": \\"$1\\", \\"id\\": \\"$3\\", \\"state\\": \\"$2\\", \\"user\\": \\"$(escaped "$5")\\", \\"profile\\": \\"$(escaped "$6")\\", \\"version\\": \\"$7\\"}"
}

version_chromium() {
  for folder in "$1/Extensions/$2"/*_*; do
    [ -f "$folder/manifest.json" ] || continue
    name=\${folder##*/}
    printf '%s\\n' "\${name%_*}"
  done | sort -t . -k 1,1n -k 2,2n -k 3,3n -k 4,4n | tail -n 1
}

version_firefox() {
  [ -r "$1/extensions.json" ] || return 0
  # The GUID before the version has braces.
  sed 's/"syncGUID":"[^"]*",//g' "$1/extensions.json" | tr '{' '\\n' | grep -F "\\"id\\":\\"$2\\"" | sed -n 's/.*"version":"\\([0-9.]*\\)".*/\\1/p' | head -n 1
}

look_in() {
  for home in $homes; do
    for profile in "$home/$6"/*; do
      [ -d "$profile" ] || continue
      version=$("version_$1" "$profile" "$4") || version=''
      [ -z "$version" ] || report "$2" "$3" "$4" "$5" "\${home##*/}" "\${profile##*/}" "$version"
    done
  done
}

`

const shellEnd = `if [ "$wrong" = 1 ]; then state=1; fi
if [ "$format" = --jamf ]; then
  printf '<result>%s</result>\\n' "$(printf '%s\\n' "$rows" | sed -n 's/.*"browser": "\\([^"]*\\)".*"version": "\\([^"]*\\)".*/\\1 \\2/p' | sort -u | tr '\\n' ';')"
  exit 0
fi
printf '[\\n%s\\n]\\n' "$rows"
exit "$state"
`

function powershell(company: Company): string {
  const rows = sought(company).map(
    ({ browser, id, state, minimum }) =>
      `@{ Browser = ${psText(browser)}; Id = ${psText(id)}; State = ${psText(state)}; Minimum = ${psText(minimum)}; Folder = ${psText(profiles[browser].windows)} }`,
  )
  return `# Which version of the Clara Sign-in Helper is installed, in each profile of each person on this computer.
# Prints JSON. Run as the system to see every profile. Runs in Constrained Language Mode.
# Exit code 0: installed, and no version is too old. Exit code 1: not installed, too old, or left under a former ID.
$sought = ${psList(rows, '')}
${powershellBody}`
}

const powershellBody = String.raw`
$ErrorActionPreference = 'Stop'

function Get-Folders($path) {
  if (Test-Path -LiteralPath $path) { Get-ChildItem -LiteralPath $path -Directory -Force -ErrorAction SilentlyContinue }
}

function Find-Version($one, $profile) {
  if ($one.Browser -eq 'firefox') {
    $file = $profile + '\extensions.json'
    if (-not (Test-Path -LiteralPath $file)) { return }
    $list = ConvertFrom-Json -InputObject (Get-Content -LiteralPath $file -Raw -Encoding UTF8)
    foreach ($addon in @($list.addons)) {
      if ($addon.id -eq $one.Id) { $addon.version }
    }
    return
  }
  foreach ($folder in @(Get-Folders ($profile + '\Extensions\' + $one.Id))) {
    if (Test-Path -LiteralPath ($folder.FullName + '\manifest.json')) { $folder.Name -replace '_\d+$', '' }
  }
}

$found = @()
$isWrong = $false
$isThere = $false
foreach ($user in @(Get-Folders ($env:SystemDrive + '\Users'))) {
  foreach ($one in $sought) {
    foreach ($profile in @(Get-Folders ($user.FullName + '\' + $one.Folder))) {
      $versions = @(Find-Version $one $profile.FullName | Sort-Object -Property { [version]($_ + '.0') })
      if ($versions.Count -eq 0) { continue }
      $version = $versions[-1]
      if ($one.State -eq 'former') { $isWrong = $true } else { $isThere = $true }
      if (($one.Minimum -ne '') -and ([version]($version + '.0') -lt [version]($one.Minimum + '.0'))) { $isWrong = $true }
      $found += New-Object -TypeName PSObject -Property @{
        browser = $one.Browser; id = $one.Id; state = $one.State
        user = $user.Name; profile = $profile.Name; version = $version
      }
    }
  }
}
Write-Output (ConvertTo-Json -InputObject $found -Depth 3 -Compress)
if ($isWrong -or (-not $isThere)) { exit 1 }
exit 0
`

function osquery(company: Company): string {
  const ids = [...new Set(sought(company).map(({ id }) => id))].filter((id) => id !== firefoxId)
  const chromium = `SELECT users.username, e.browser_type AS browser, e.profile, e.identifier, e.version
FROM users CROSS JOIN chrome_extensions AS e USING (uid)
WHERE e.identifier IN (${ids.map((id) => `'${id}'`).join(', ')})
UNION ALL
`
  return `-- Which version of the Clara Sign-in Helper is installed, in each profile of each person. For osquery and Fleet.
${ids.length > 0 ? chromium : ''}SELECT users.username, 'firefox' AS browser, a.path AS profile, a.identifier, a.version
FROM users CROSS JOIN firefox_addons AS a USING (uid)
WHERE a.identifier = '${firefoxId}';
`
}
