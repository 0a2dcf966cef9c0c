import type { Words } from '../_locales/index.ts'
import type { Fields } from './fields.ts'

/** An input's fields as a person reads them in a terminal: the diagnosis first, then the facts under their public names. */
export function humanText(fields: Fields, words: Words): string {
  const { diagnosis, ...facts } = fields
  const told = Object.entries(facts).filter(([, value]) => value !== null && String(value) !== '')
  const lines = told.map(([name, value]) => `  ${name}: ${Array.isArray(value) ? value.join(' ') : value}`)
  return [...(diagnosis === null ? [words.report.cliNothing] : head(diagnosis)), '', ...lines].join('\n')
}

function head(diagnosis: NonNullable<Fields['diagnosis']>): string[] {
  const owners = [diagnosis.owner, diagnosis.then].filter((owner) => owner !== null).join(', ')
  return [
    `${diagnosis.scenario} (${diagnosis.certainty}${owners && `; ${owners}`})`,
    '',
    diagnosis.title,
    ...diagnosis.steps.map((step, index) => `  ${index + 1}. ${step}`),
    '',
    ...diagnosis.evidence.map(({ what, value, where }) => `  evidence: ${what} ${value} (${where})`),
  ]
}
