import type { SettingKey, Value } from './table.ts'

/** `build.mjs` fills it from `--client-id` and `--redirect-host`. */
declare const BUILD_DEFAULTS: Readonly<Partial<Record<SettingKey, readonly string[]>>> | undefined

/** The build's value of a setting, or null. Clara's client ID is not public: none is built in. */
export function buildValue(key: SettingKey): Value | null {
  const values = typeof BUILD_DEFAULTS === 'undefined' ? [] : BUILD_DEFAULTS[key]
  return values?.length ? values : null
}
