import { letter } from './letter.ts'
import type { Fact, Link, Moment, Report, Section, Snippet, Step, Way } from './types.ts'

/** The report as plain text: what is pasted into a chat or a ticket, and what the popup shows. */
export function reportText({ title, warning, summary, sections }: Report): string {
  const top = [...summary, ...(warning === null ? [] : [warning])].join('\n')
  return `${[title, top, ...sections.map(section)].join('\n\n')}\n`
}

function section(one: Section): string {
  const heading = one.heading.toUpperCase()
  return one.kind === 'line' ? [heading, ...one.items].join('. ') : [heading, ...lines(one)].join('\n')
}

function lines(one: Section): string[] {
  switch (one.kind) {
    case 'steps':
      return one.items.flatMap(step)
    case 'line':
    case 'notes':
      return one.items.map((text) => `- ${text}`)
    case 'facts':
      return one.items.map(fact)
    case 'links':
      return one.items.map(link)
    case 'snippets':
      return one.items.flatMap(snippet)
    case 'timeline':
      return one.items.map(moment)
  }
}

/** Other ways have letters: nobody takes them for steps. */
function step({ ways, ...first }: Step): string[] {
  return [...way(first, '- '), ...ways.flatMap((one, index) => way(one, `  ${letter(index)}. `))]
}

function way({ text, address }: Way, start: string): string[] {
  const indent = ' '.repeat(start.length)
  return address === null ? [start + text] : [start + text, indent + address]
}

function fact({ label, value, note }: Fact): string {
  return note === null ? `${label}: ${value}` : `${label}: ${value} (${note})`
}

function link({ label, note, address }: Link): string {
  const first = note === null ? label : `${label}: ${note}`
  if (address === null) return `- ${first}`
  return note === null ? `- ${first}: ${address}` : `- ${first}\n  ${address}`
}

function snippet({ label, code }: Snippet): string[] {
  return [`${label}:`, ...code.split('\n').map((line) => `  ${line}`)]
}

function moment({ at, seconds, what, where }: Moment): string {
  return `+${seconds} s (${at}): ${what}${where && `, ${where}`}`
}
