/** Browser with its main version, and system. A dash stands for an unknown one. */
export function readUserAgent(userAgent: string): { browser: string; os: string } {
  const browser = findBrowser(userAgent)
  const system = systems.find(([pattern]) => pattern.test(userAgent))
  return {
    browser: browser === null ? '–' : `${browser.name} ${browser.version}`,
    os: system === undefined ? '–' : system[1],
  }
}

/** Whether the browser is a year older than this release: Microsoft supports current ones only. */
export function isOldBrowser(userAgent: string): boolean {
  const browser = findBrowser(userAgent)
  return browser !== null && browser.version < browser.firstCurrent
}

function findBrowser(userAgent: string) {
  for (const [pattern, name, firstCurrent] of browsers) {
    const version = pattern.exec(userAgent)?.[1]
    if (version !== undefined) return { name, version: Number(version), firstCurrent }
  }
  return null
}

/**
 * Pattern, name, first version that is current in November 2026. Raise them with each release.
 * Edge and Opera also call themselves Chrome, so they come first.
 */
const browsers = [
  [/Edg\/(\d+)/, 'Edge', 143],
  [/OPR\/(\d+)/, 'Opera', 126],
  [/Firefox\/(\d+)/, 'Firefox', 140],
  [/Chrome\/(\d+)/, 'Chrome', 143],
] as const

/** Android also calls itself Linux, so it comes first. */
const systems = [
  [/Windows NT/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Android/, 'Android'],
  [/Linux/, 'Linux'],
] as const
