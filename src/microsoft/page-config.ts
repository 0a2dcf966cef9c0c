import { configStart } from './page-marks.ts'

/** The fields of `$Config` that we read. Other fields hold tokens and session data. */
export type PageConfig = Partial<Record<(typeof fields)[number], string | number | undefined>>

const fields = [
  'pgid',
  'correlationId',
  'iErrorCode',
  'sErrorCode',
  'strServiceExceptionMessage',
  'sAppName',
  'sAppVerifiedPublisherName',
  'urlTenantedEndpointFormat',
] as const

/** Reads these fields in the script that holds `$Config`; empty if it cannot be read. */
export function readConfig(script: string): PageConfig {
  const start = script.indexOf(configStart)
  if (start < 0 || script.length > longestScript) return {}
  const value = objectAtStart(script.slice(start + configStart.length))
  const config: PageConfig = {}
  for (const field of fields) {
    const entry = value && Object.hasOwn(value, field) ? value[field] : undefined
    if (typeof entry === 'string' || typeof entry === 'number') config[field] = entry
  }
  return config
}

/** No page of Microsoft's has a longer one. */
export const longestScript = 1_000_000

/** The script may go on behind the object, on the same line or the next. */
function objectAtStart(text: string): Record<string, unknown> | null {
  const endOfObject = text.search(/\};\s*(?:\n|\/\/)/) + 1
  return parse(text.slice(0, endOfObject)) ?? parse(text.slice(0, text.lastIndexOf('}') + 1))
}

/** A JSON text that ends in a brace is an object. */
function parse(json: string): Record<string, unknown> | null {
  try {
    return JSON.parse(json) as Record<string, unknown>
  } catch {
    return null
  }
}

/** The account that a page shows in its script or its text; null if there is none. Never throws. */
export function readAccount(script: string, shown: string): string | null {
  const quoted = script.match(/"sPOST_Username"\s*:\s*("(?:[^"\\]|\\.){3,200}")/)?.[1]
  // On most pages both are empty. An error that JSON.parse throws would cost the page milliseconds.
  const posted = quoted === undefined ? '' : String(parse(`{"account":${quoted}}`)?.account)
  return [posted, shown].map((one) => one.trim().toLowerCase()).find(isAccount) ?? null
}

function isAccount(text: string): boolean {
  return text.includes('@') && /^[^\s@]{1,100}@[^\s@]{1,100}$/.test(text)
}
