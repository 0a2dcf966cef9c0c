import type { SettingKey, Value } from './table.ts'

/** What `build.mjs` bakes in with --client-id and --redirect-host. */
declare const BUILD_DEFAULTS: Readonly<Partial<Record<SettingKey, readonly string[]>>> | undefined

/** What the build says of a setting; null for nothing. Clara's production client ID is not public, hence none is built in. */
export function buildValue(key: SettingKey): Value | null {
  const values = typeof BUILD_DEFAULTS === 'undefined' ? undefined : BUILD_DEFAULTS[key]
  return values === undefined || values.length === 0 ? null : values
}
