import type { Fact, Link, Report, Section } from './types.ts'

/** The report as an HTML fragment for mail programs: no style, no script, and every text escaped. */
export function reportHtml({ language, title, warning, summary, sections }: Report): string {
  const top = [
    tag('h2', escaped(title)),
    ...(warning === null ? [] : [tag('p', tag('strong', escaped(warning)))]),
    ...summary.map((text) => tag('p', escaped(text))),
  ]
  return `<div lang="${language}">${[...top, ...sections.map(section)].join('')}</div>`
}

function section(one: Section): string {
  return tag('h3', escaped(one.heading)) + body(one)
}

function body(one: Section): string {
  switch (one.kind) {
    case 'steps':
      return tag('ol', one.items.map((text) => tag('li', escaped(text))).join(''))
    case 'notes':
      return tag('ul', one.items.map((text) => tag('li', escaped(text))).join(''))
    case 'facts':
      return tag('table', one.items.map(row).join(''))
    case 'links':
      return tag('ul', one.items.map((link) => tag('li', linkHtml(link))).join(''))
  }
}

function row({ label, value, note }: Fact): string {
  const said = note === null ? escaped(value) : `${escaped(value)} ${tag('small', `(${escaped(note)})`)}`
  return tag('tr', `<th align="left" scope="row">${escaped(label)}</th>${tag('td', said)}`)
}

/** The address itself is what is read and clicked: nothing hides behind a name. */
function linkHtml({ label, note, address }: Link): string {
  const first = `${tag('strong', escaped(label))}: ${escaped(note ?? '')}`
  const anchor = address === null ? '' : `<a href="${escaped(address)}">${escaped(address)}</a>`
  return first + (note === null || address === null ? '' : '<br>') + anchor
}

function tag(name: string, content: string): string {
  return `<${name}>${content}</${name}>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
