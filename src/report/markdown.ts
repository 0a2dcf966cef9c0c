import { letter } from './letter.ts'
import type { Fact, Link, Moment, Report, Section, Snippet, Step, Way } from './types.ts'

/** CommonMark with tables, for tickets and wikis. Texts are escaped, links show their address. */
export function reportMarkdown({ title, warning, summary, sections }: Report): string {
  const top = [
    `# ${escaped(title)}`,
    ...summary.map(escaped),
    ...(warning === null ? [] : [`**${escaped(warning)}**`]),
  ]
  return `${[...top, ...sections.map(section)].join('\n\n')}\n`
}

function section(one: Section): string {
  const heading = `## ${escaped(one.heading)}`
  return one.items.length === 0 ? heading : [heading, body(one)].join('\n\n')
}

function body(one: Section): string {
  switch (one.kind) {
    case 'steps':
      return one.items.flatMap(step).join('\n')
    case 'notes':
      return one.items.map((text) => `- ${escaped(text)}`).join('\n')
    case 'line':
      return one.items.map(escaped).join('\n\n')
    case 'links':
      return one.items.map((link) => `- ${linkLine(link)}`).join('\n')
    case 'facts':
      return one.items.map(fact).join('\n')
    case 'timeline':
      return table(one.items.map(momentRow))
    case 'snippets':
      return one.items.map(snippet).join('\n\n')
  }
}

/** Markdown's lists have no letters: they are part of the text. */
function step({ ways, ...first }: Step): string[] {
  return [...way(first, '- '), ...ways.flatMap((one, index) => way(one, '  - ', `${letter(index)}) `))]
}

function way({ text, address }: Way, start: string, mark = ''): string[] {
  const line = start + mark + escaped(text)
  return address === null ? [line] : [`${line}\\`, `${' '.repeat(start.length)}<${address}>`]
}

function fact({ label, value, note }: Fact): string {
  return `- **${escaped(label)}:** ${escaped(value)}${note === null ? '' : ` (${escaped(note)})`}`
}

function momentRow({ at, seconds, what, where }: Moment): string[] {
  return [`+${seconds} s`, at, what, where]
}

/** Markdown's tables need a head; these have an empty one. */
function table(rows: string[][]): string {
  const columns = rows[0] ?? []
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(() => ' ')),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(row.map(escaped))),
  ].join('\n')
}

function linkLine({ label, note, address }: Link): string {
  const first = note === null ? `**${escaped(label)}**` : `**${escaped(label)}**: ${escaped(note)}`
  if (address === null) return first
  return note === null ? `${first}: <${address}>` : `${first}\n  <${address}>`
}

/** The fence is longer than any run of backticks in the code. */
function snippet({ label, language, code }: Snippet): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(Math.max(3, longest + 1))
  return `${escaped(label)}\n\n${fence}${language}\n${code}\n${fence}`
}

/** Escapes all that Markdown, or HTML inside it, could interpret. Texts have one line. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]#|~!]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
}
