import type { Fact, Link, Moment, Report, Section, Snippet, Step, Way } from './types.ts'

/** An HTML fragment for mail programs: no style sheet, no script, every text escaped. */
export function reportHtml({ language, title, warning, summary, sections }: Report): string {
  const top = [
    tag('h2', escaped(title)),
    ...summary.map((text) => tag('p', escaped(text))),
    ...(warning === null ? [] : [tag('p', tag('strong', escaped(warning)))]),
  ]
  return `<div lang="${language}">${[...top, ...sections.map(section)].join('')}</div>`
}

/** A picture for a report's file: PNG in base64, and what it shows. */
export interface Picture {
  bytes: string
  alt: string
}

/** An HTML file that loads and runs nothing, with a picture at its end if there is one. */
export function reportDocument(report: Report, picture?: Picture): string {
  const image =
    picture &&
    `<p><img src="data:image/png;base64,${base64(picture.bytes)}" alt="${escaped(picture.alt)}"></p>`
  return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(report.title)}</title>
<style>${style}</style>
</head>
<body>${reportHtml(report)}${image ?? ''}</body>
</html>
`
}

const style =
  ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}th{text-align:left;vertical-align:top;padding-right:1rem}pre{white-space:pre-wrap;border:1px solid;padding:.5rem}img{max-width:100%}'

function base64(bytes: string): string {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bytes)) throw new TypeError('A picture is PNG in base64.')
  return bytes
}

function section(one: Section): string {
  return tag('h3', escaped(one.heading)) + body(one)
}

function body(one: Section): string {
  switch (one.kind) {
    case 'steps':
      return tag('ul', listed(one.items.map(stepHtml)))
    case 'notes':
      return tag('ul', listed(one.items.map(escaped)))
    case 'line':
      return one.items.map((text) => tag('p', escaped(text))).join('')
    case 'facts':
      return tag('ul', listed(one.items.map(factHtml)))
    case 'links':
      return tag('ul', listed(one.items.map(linkHtml)))
    case 'snippets':
      return one.items.map(snippet).join('')
    case 'timeline':
      return tag('table', one.items.map(momentRow).join(''))
  }
}

/** Other ways have letters: nobody takes them for steps. */
function stepHtml({ ways, ...first }: Step): string {
  return wayHtml(first) + (ways.length === 0 ? '' : `<ol type="a">${listed(ways.map(wayHtml))}</ol>`)
}

function wayHtml({ text, address }: Way): string {
  return address === null ? escaped(text) : `${escaped(text)}<br>${anchor(address)}`
}

/** A list: chats and tickets spoil tables. */
function factHtml({ label, value, note }: Fact): string {
  const end = note === null ? '' : ` ${tag('small', `(${escaped(note)})`)}`
  return `${tag('strong', `${escaped(label)}:`)} ${escaped(value)}${end}`
}

function momentRow({ at, seconds, what, where }: Moment): string {
  return tag('tr', [`+${seconds} s`, at, what, where].map((text) => tag('td', escaped(text))).join(''))
}

/** The link's text is its address: nobody can hide another one behind a name. */
function linkHtml({ label, note, address }: Link): string {
  const first = `${tag('strong', escaped(label))}: ${escaped(note ?? '')}`
  if (address === null) return first
  return first + (note === null ? '' : '<br>') + anchor(address)
}

function anchor(address: string): string {
  return `<a href="${escaped(address)}">${escaped(address)}</a>`
}

function snippet({ label, code }: Snippet): string {
  return tag('p', escaped(label)) + tag('pre', escaped(code))
}

function listed(items: string[]): string {
  return items.map((item) => tag('li', item)).join('')
}

function tag(name: string, content: string): string {
  return `<${name}>${content}</${name}>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
