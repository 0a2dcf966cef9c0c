import { cleanText } from './clean.ts'
import { anyWord } from './pattern.ts'

/** The app's name above the note about its publisher, on an approval page; null if there is none. */
export function nameAbove(flat: string): string | null {
  return nameOf(flat.match(nameAboveNote)?.[1] ?? '')
}

/** The approval pages show the name, and below it a note about the publisher. */
const nameAboveNote = new RegExp(
  `\\n([^\\n@]{1,60})\\n${anyWord([
    'unverified',
    '(?:no|sin) (?:comprobado|comprobar|verificado)',
    'não verificado',
    'non vérifié',
    'nicht (?:überprüft|verifiziert)',
  ])}(?=\\n|$)`,
  'i',
)

/** The name that ends before a sentence. */
export function nameBefore(flat: string, end: number): string | null {
  const near = flat.slice(0, end).slice(-80)
  const words = near
    .replace(/^.*(?:[.,:;!?](?!\S)|["<>|\n])/s, '')
    .replace(startOfLine, '')
    .trim()
  const capitals = words.split(' ')
  const first = capitals.findLastIndex((word) => !/^[.a-z]?\p{Lu}|^[\d(&]/u.test(word)) + 1
  return nameOf(capitals.slice(first).join(' ') || words)
}

/** A line starts with a sign of a list, in a log or a chat with its time. */
const startOfLine = /^(?:[•·-]\s|(?:[\d.:/TZ+,[\]-]{5,40}\s){1,2}(?:[ap]m\s)?)/i

/** The name that begins behind a sentence. */
export function nameBehind(flat: string, start: number): string | null {
  const near = flat.slice(start, start + 80)
  return nameOf(near.replace(/(?:[.,:;!?<>|\n]|\s(?:the|los|las|as|les|die)\s).*/is, ''))
}

function nameOf(words: string): string | null {
  const bare = words.replace(pageWords, '').replace(/["']/g, '')
  const name = once(cleanText(bare.replace(article, ''), 60))
  return name === '' || genericName.test(name) ? null : name
}

/** On one line the page's name stands twice: above the sentence, and in it. */
function once(name: string): string {
  const half = name.slice(0, name.length / 2)
  return name === `${half} ${half}` ? half : name
}

/** On one line the headline and a note about the publisher stand before the name. */
const pageWords = /^.*(?:approval|unverified|comprobado|verificado|vérifié|überprüft)\s(?:-\s)?/i

const article = /^(?:the|el|la|los|o|a|os|as|le|die|der|das)\s(?=\p{Lu})/iu

/** A name may end like this, too: "Contoso Time App". */
const genericName = new RegExp(
  `(?:^|(?:^|\\s)\\p{Ll}+\\s|^(?:This|My|Our|Your)\\s)${anyWord(['[Ii]t', '[Tt]h(?:is|at)', '[Aa]pp(?:lication|li)?', '[Aa]plicaci\\S{1,2}n', '[Aa]plica\\S{2,4}o', '[Aa]plicativo', '[Aa]nwendung'])}$`,
  'u',
)
