/** Browser with its main version, and system, from the user agent's words; a dash for one that is not known. */
export function environmentOf(userAgent: string): { browser: string; os: string } {
  return { browser: browserOf(userAgent), os: systems.find(([mark]) => mark.test(userAgent))?.[1] ?? '–' }
}

function browserOf(userAgent: string): string {
  for (const [mark, name] of browsers) {
    const version = mark.exec(userAgent)?.[1]
    if (version !== undefined) return `${name} ${version}`
  }
  return '–'
}

/** Edge and Opera call themselves Chrome as well. */
const browsers = [
  [/Edg\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
] as const

/** Android calls itself Linux as well. */
const systems = [
  [/Windows NT/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Android/, 'Android'],
  [/Linux/, 'Linux'],
] as const
