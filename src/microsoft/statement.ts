import { nameAbove, nameBefore, nameBehind } from './app-in-sentence.ts'
import { isHeadline, type Match } from './headline-context.ts'
import { anyOf, anyWord, letters, wordsIn } from './pattern.ts'
import { type Sentence, sentences } from './sentences.ts'
import { contextOf, type Marked, type TextContext } from './text-context.ts'
import type { Statement } from './types.ts'

/** A sentence of Microsoft's in a text. */
export interface FoundSentence {
  statement: Statement
  /** The app that the sentence names; null if it names none. */
  appName: string | null
  /** The sentence alone shows that the text is about Microsoft's sign-in. */
  isMark: boolean
}

/**
 * Finds what Microsoft's sentences in a plain text say; null if there is none. Never throws.
 * `marked`: the text has another mark of Microsoft's, so that ordinary words count as well.
 */
export function readStatement(plain: string, marked: Marked): FoundSentence | null {
  const flat = wellSpelled(plain.replaceAll('_', ' ').replace(digitInWord, letterFor))
  // Of all letters only this one has another length in lower case.
  const lowerCase = flat.replaceAll('İ', 'I').toLowerCase()
  if (!anyWording.test(lowerCase)) return null
  const possible = wordings.filter(({ words }) => words.every((word) => lowerCase.includes(word)))
  const text: Text = { ...contextOf(flat, lowerCase, marked), possible }
  const found = tellingMatch(text)
  if (found === undefined) return null
  const { says, owner, kind } = found.sentence
  return {
    statement: owner === undefined ? { says } : { says, owner },
    appName: nameIn(text) ?? nameAbove(flat),
    isMark: kind !== 'message',
  }
}

/** In a text recognized in a picture. */
const digitInWord = /1(?<=[a-z]{5}1)(?![\w.-])|[01](?<=[a-z][01])(?=[a-z])/gi
const letterFor = (digit: string) => (digit === '1' ? 'l' : 'o')

/** The words of the headlines, and how people and pictures misspell them. */
const spellings: readonly (readonly [word: string, misspelled: RegExp])[] = [
  ['approval', /\bap{1,3}r[oa]v[aei]l\b/gi],
  ['admin', /\bad(?:rni|mi|im|ni)[nm]\b/gi],
  ['required', /\breq(?:iu|u|ui?e?)red\b/gi],
  ['necesita', /\bn[ei][csz]e[csz]ita\b/gi],
  ['aprobación', /\bap{1,2}ro[bv]aci[oó]n\b/gi],
  ['administrador', /\badm[a-z]{2,6}trador\b/gi],
]

function wellSpelled(text: string): string {
  return spellings.reduce(
    (all, [word, misspelled]) => all.replace(misspelled, (found) => inCaseOf(found, word)),
    text,
  )
}

/** A headline may begin with a capital, or have capitals alone. */
function inCaseOf(found: string, word: string): string {
  return found === found.toUpperCase() ? word.toUpperCase() : found.charAt(0) + word.slice(1)
}

interface Text extends TextContext {
  /** The wordings whose words it has: few texts have those of any. */
  possible: readonly Wording[]
}

/** Of two pages in one text the later one counts. */
function tellingMatch(text: Text): Match | undefined {
  const all = text.possible.flatMap((one) => matchesOf(one, text))
  const best = Math.min(...all.map(rankOf))
  const equal = all.filter((one) => rankOf(one) === best)
  const whole = equal.filter((one) => !equal.some((other) => contains(other, one)))
  return whole.sort((one, other) => one.start - other.start).at(-1)
}

const rankOf = ({ sentence: { kind, says } }: Match) => (says === 'unknown' ? ranks.hint : ranks[kind])

/** Which sentence counts if a text has several. */
const ranks = { page: 0, headline: 0, shared: 0, 'sign-in': 1, message: 2, hint: 3 } as const

/** "Admin approval required" also has the words of the other approval page. */
function contains(outer: Match, inner: Match): boolean {
  return outer.start < inner.start && outer.end >= inner.end
}

interface Wording {
  sentence: Sentence
  /** Every match contains these, at least one. The longest comes first. */
  words: readonly string[]
  form: RegExp
}

/** One for each wording, compiled at its first use. */
const wordings: readonly Wording[] = sentences.flatMap((sentence) => {
  const { en, es = [], pt = [], fr = [], de = [] } = sentence
  return [en, es, pt, fr, de].flat().map((wording) => ({
    sentence,
    words: wordsIn(wording).sort((a, b) => b.length - a.length),
    form: new RegExp(`(?<![${letters}\\d])${anyWord([wording])}`, 'gs'),
  }))
})

/** A quick test: most texts have the longest word of no wording. */
const anyWording = new RegExp(anyOf([...new Set(wordings.flatMap(({ words }) => words.slice(0, 1)))].sort()))

function matchesOf({ sentence, form }: Wording, text: Text): Match[] {
  if (!canCount(sentence, text)) return []
  const found = Array.from(text.lowerCase.matchAll(form), ({ 0: { length }, index }) => ({
    sentence,
    start: index,
    end: index + length,
  }))
  const last = found.slice(-mostMatches)
  return sentence.kind === 'headline' ? last.filter((match) => isHeadline(match, text)) : last
}

function canCount(
  { kind, says }: Sentence,
  { hasMark, hasProduct, hasMoney, namesMicrosoft }: Text,
): boolean {
  if (kind === 'message') return hasMark
  if (kind === 'shared') return namesMicrosoft || (hasProduct && !(hasMoney && says === 'approval-pending'))
  return kind !== 'sign-in' || namesMicrosoft
}

/** More repetitions than any thread of mails has. */
const mostMatches = 50

/** The name stands before "needs permission …", or behind "… prevents you from granting". */
function nameIn(text: Text): string | null {
  for (const one of text.possible) {
    const { names } = one.sentence
    if (names === undefined) continue
    for (const { start, end } of matchesOf(one, text)) {
      const name = names === 'before' ? nameBefore(text.flat, start) : nameBehind(text.flat, end)
      if (name !== null) return name
    }
  }
  return null
}
