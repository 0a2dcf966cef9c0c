/** Browser with its main version, and system, from the user agent's words; a dash for one that is not known. */
export function readUserAgent(userAgent: string): { browser: string; os: string } {
  return { browser: browserOf(userAgent), os: systems.find(([mark]) => mark.test(userAgent))?.[1] ?? '–' }
}

/** Whether the browser is more than about a year behind this release: Microsoft supports current versions alone. */
export function isOldBrowser(userAgent: string): boolean {
  const known = browsers.find(([mark]) => mark.test(userAgent))
  return known !== undefined && Number(known[0].exec(userAgent)?.[1]) < known[2]
}

function browserOf(userAgent: string): string {
  for (const [mark, name] of browsers) {
    const version = mark.exec(userAgent)?.[1]
    if (version !== undefined) return `${name} ${version}`
  }
  return '–'
}

/** Mark, name, and the first version that is not old as of November 2026: to be raised with each release. Edge and Opera call themselves Chrome as well. */
const browsers = [
  [/Edg\/(\d+)/, 'Edge', 143],
  [/OPR\/(\d+)/, 'Opera', 126],
  [/Firefox\/(\d+)/, 'Firefox', 140],
  [/Chrome\/(\d+)/, 'Chrome', 143],
] as const

/** Android calls itself Linux as well. */
const systems = [
  [/Windows NT/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Android/, 'Android'],
  [/Linux/, 'Linux'],
] as const
