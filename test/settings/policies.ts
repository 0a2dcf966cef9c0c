import { nested } from '../../src/settings/dotted-keys.ts'
import { effectiveSettings } from '../../src/settings/effective.ts'
import { exampleOf } from '../../src/settings/examples.ts'
import { type Setting, settingsTable } from '../../src/settings/table.ts'
import type { Settings } from '../../src/settings/types.ts'

/** The settings under this policy, for a person who has chosen nothing. */
export const under = (policy: unknown): Settings => effectiveSettings({ policy, person: undefined }).settings

export const defaults = under({})

/** A policy, or a person's choices, with an example or another value for each of these settings. */
export function policyWith(
  settings: readonly Setting[],
  makeValue: (setting: Setting) => unknown = exampleOf,
): Record<string, unknown> {
  return nested(settings.map((setting) => [setting.key, makeValue(setting)]))
}

export const personsSettings = settingsTable.filter(({ who }) => who === 'person')
export const policySettings = settingsTable.filter(({ who }) => who === 'policy')

/** What somebody could try so that a link for consent leads to another app. */
export const forgedChoices = policyWith(policySettings)
