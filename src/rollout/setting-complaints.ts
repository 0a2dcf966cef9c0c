import { fill } from '../_locales/index.ts'
import type { KitWords } from '../_locales/kit.ts'
import { exampleOf } from '../settings/examples.ts'
import { type Problem, problemsOf } from '../settings/problems.ts'
import { type Setting, settingsTable } from '../settings/table.ts'

/** A sentence for each wrong setting: its key, and a correct value. */
export function settingComplaints(settings: unknown, words: WrongWords): string[] {
  return problemsOf({ policy: settings, person: undefined }).map((problem) =>
    `settings.${problem.key}`.replace(/\.$/, '').concat(`: ${complaint(problem, words)}`),
  )
}

type WrongWords = KitWords['wrong']

function complaint({ key, problem, value }: Problem, words: WrongWords): string {
  const setting = settingsTable.find((one) => one.key === tableKey(key))
  switch (problem) {
    case 'unknown':
      return key.startsWith('locked[') ? fill(words.notSetting, { value }) : words.unknownSetting
    case 'not-yours':
      return words.enforceOnly
    case 'too-many':
      return fill(words.tooMany, { value, most: String(setting?.most) })
    case 'too-long':
      return fill(words.tooLong, { most: String(setting?.longest) })
    case 'type':
    case 'value':
      return fill(words.value, { value, correction: correction(setting, key, words) })
  }
}

/** The key in the table of `defaults.itContact.email` or `clientIds[2]`. */
const tableKey = (key: string) => key.replace(/^defaults\./, '').replace(/\[\d+\]$/, '')

function correction(setting: Setting | undefined, key: string, words: WrongWords): string {
  if (setting === undefined) return key.startsWith('locked') ? words.giveKeys : words.giveObject
  const { type, choices = [] } = setting
  if (type === 'boolean') return words.giveFlag
  if (type === 'choice') return fill(words.giveOneOf, { choices: choices.join(', ') })
  const example: unknown = exampleOf(setting)
  if (key.endsWith(']') && Array.isArray(example))
    return fill(words.correctEntry, { example: JSON.stringify(example[0]) })
  return fill(words.correctValue, { example: JSON.stringify(example) })
}
