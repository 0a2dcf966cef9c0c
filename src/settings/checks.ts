/** A key of a record that came from outside, if it is there and passes its check; else null. */
export function readKey<T>(record: unknown, key: string, check: (value: unknown) => T | null): T | null {
  return isRecord(record) && Object.hasOwn(record, key) ? check(record[key]) : null
}

/** Checks a value that should fit a form; what comes out is in lower case. */
export const pattern = (form: RegExp) => (value: unknown) =>
  typeof value === 'string' && form.test(value.trim().toLowerCase()) ? value.trim().toLowerCase() : null

export const guid = pattern(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
export const hostName = pattern(
  /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/,
)

/** An https address without a user's name in it, as the browser writes it. */
export function httpsAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2000 || !URL.canParse(value)) return null
  const url = new URL(value)
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
