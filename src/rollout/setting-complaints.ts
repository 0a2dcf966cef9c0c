import { exampleOf } from '../settings/examples.ts'
import { type Problem, problemsOf } from '../settings/problems.ts'
import { type Setting, settingsTable } from '../settings/table.ts'

/** A sentence for every setting that the extension would leave out: its key, and what fits. */
export function settingComplaints(settings: unknown): string[] {
  return problemsOf({ policy: settings, person: undefined }).map((problem) =>
    `settings.${problem.key}`.replace(/\.$/, '').concat(`: ${complaint(problem)}`),
  )
}

function complaint({ key, problem, value }: Problem): string {
  const setting = settingsTable.find((one) => one.key === plain(key))
  switch (problem) {
    case 'unknown':
      return key.startsWith('locked[')
        ? `${value} is no setting. The keys stand in docs/settings.md.`
        : 'no such setting. The keys stand in docs/settings.md.'
    case 'not-yours':
      return 'a policy can enforce it, not suggest it: put it beside "defaults".'
    case 'too-many':
      return `${value} entries, ${setting?.most} at most.`
    case 'too-long':
      return `too long, ${setting?.longest} characters at most.`
    case 'type':
    case 'value':
      return `${value} does not fit. ${fits(setting, key)}`
  }
}

/** `defaults.itContact.email` and `clientIds[2]` as the table has them. */
const plain = (key: string) => key.replace(/^defaults\./, '').replace(/\[\d+\]$/, '')

function fits(setting: Setting | undefined, key: string): string {
  if (setting === undefined)
    return key.startsWith('locked') ? 'It takes a list of keys.' : 'It takes an object.'
  const { type, choices = [] } = setting
  if (type === 'boolean') return 'It takes true or false.'
  if (type === 'choice') return `It takes one of ${choices.join(', ')}.`
  const example: unknown = exampleOf(setting)
  if (key.endsWith(']') && Array.isArray(example)) return `An entry that fits: ${JSON.stringify(example[0])}.`
  return `A value that fits: ${JSON.stringify(example)}.`
}
