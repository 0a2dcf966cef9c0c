import { exampleOf } from '../settings/examples.ts'
import { type Problem, problemsOf } from '../settings/problems.ts'
import { type Setting, settingsTable } from '../settings/table.ts'

/** A sentence for each wrong setting: its key, and a correct value. */
export function settingComplaints(settings: unknown): string[] {
  return problemsOf({ policy: settings, person: undefined }).map((problem) =>
    `settings.${problem.key}`.replace(/\.$/, '').concat(`: ${complaint(problem)}`),
  )
}

function complaint({ key, problem, value }: Problem): string {
  const setting = settingsTable.find((one) => one.key === tableKey(key))
  switch (problem) {
    case 'unknown':
      return key.startsWith('locked[')
        ? `${value} is not a setting. All settings: docs/settings.md.`
        : 'unknown setting. All settings: docs/settings.md.'
    case 'not-yours':
      return 'a policy can only enforce it, not suggest it: move it out of "defaults".'
    case 'too-many':
      return `${value} entries; the maximum is ${setting?.most}.`
    case 'too-long':
      return `too long; the maximum is ${setting?.longest} characters.`
    case 'type':
    case 'value':
      return `${value} is wrong. ${correction(setting, key)}`
  }
}

/** The key in the table of `defaults.itContact.email` or `clientIds[2]`. */
const tableKey = (key: string) => key.replace(/^defaults\./, '').replace(/\[\d+\]$/, '')

function correction(setting: Setting | undefined, key: string): string {
  if (setting === undefined) return key.startsWith('locked') ? 'Give a list of keys.' : 'Give an object.'
  const { type, choices = [] } = setting
  if (type === 'boolean') return 'Give true or false.'
  if (type === 'choice') return `Give one of ${choices.join(', ')}.`
  const example: unknown = exampleOf(setting)
  if (key.endsWith(']') && Array.isArray(example)) return `A correct entry: ${JSON.stringify(example[0])}.`
  return `A correct value: ${JSON.stringify(example)}.`
}
