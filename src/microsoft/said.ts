import { cleanText } from './clean.ts'
import { anyOf, anyWord, letters, wordsIn } from './pattern.ts'
import { type Sentence, sentences } from './sentences.ts'
import type { Said } from './types.ts'

/** A sentence of Microsoft's in a text. */
export interface FoundSentence {
  said: Said
  /** The app that the sentence names; null if it names none. */
  appName: string | null
  /** The sentence alone shows that the text is about Microsoft's sign-in. */
  isMark: boolean
}

export type Marked = 'marked' | 'unmarked'

/**
 * Finds what Microsoft's sentences in a plain text say; null if there is none. Never throws.
 * `marked`: the text has another mark of Microsoft's, so that ordinary words count as well.
 */
export function readSaid(plain: string, marked: Marked): FoundSentence | null {
  const flat = plain.replaceAll('_', ' ').replace(digitInWord, letterFor).replace(misspelled, spelled)
  const lowerCase = flat.toLowerCase()
  if (lowerCase.length !== flat.length) return readSaid(lowerCase, marked)
  if (!anyWording.test(lowerCase)) return null
  const possible = forms.filter(({ words }) => words.every((word) => lowerCase.includes(word)))
  const hasSignIn = signIn.test(lowerCase)
  const hasMark = marked === 'marked'
  const hasProduct = hasMark || product.test(lowerCase)
  const text: Text = {
    flat,
    lowerCase,
    possible,
    isShouted: !/\p{Ll}/u.test(flat),
    lines: linesOf(lowerCase),
    hasSignIn,
    hasProduct,
    hasMark,
    namesMicrosoft: hasMark || microsoft.test(lowerCase),
    isAboutSignIn: hasMark || (hasSignIn && hasProduct),
    hasRestOfPage: restOfPage.test(lowerCase),
    hasMoney: money.test(lowerCase),
  }
  const found = tellingMatch(text)
  if (found === undefined) return null
  const { says, owner, kind } = found.sentence
  return {
    said: owner === undefined ? { says } : { says, owner },
    appName: nameIn(text) ?? nameOf(flat.match(nameAboveNote)?.[1] ?? ''),
    isMark: kind !== 'message',
  }
}

/** In a text recognized in a picture. */
const digitInWord = /1(?<=[a-z]{5}1)(?![\w.-])|[01](?<=[a-z][01])(?=[a-z])/gi
const letterFor = (digit: string) => (digit === '1' ? 'l' : 'o')

/** The words of the headlines, and how people and pictures misspell them. */
const spellings: readonly (readonly [word: string, misspelled: string])[] = [
  ['approval', 'ap{1,3}r[oa]v[aei]l'],
  ['admin', 'ad(?:rni|mi|im|ni)[nm]'],
  ['required', 'req(?:iu|u|ui?e?)red'],
  ['necesita', 'n[ei][csz]e[csz]ita'],
  ['aprobación', 'ap{1,2}ro[bv]aci[oó]n'],
  ['administrador', 'adm[a-z]{2,6}trador'],
]

const misspelled = new RegExp(`\\b${anyOf(spellings.map(([, form]) => `(${form})`))}\\b`, 'gi')

/** Keeps capitals: a headline may begin with one, or have them alone. */
function spelled(found: string, ...groups: readonly unknown[]): string {
  const row = groups.findIndex((group) => group !== undefined)
  const word = String(spellings[row]?.[0])
  return found === found.toUpperCase() ? word.toUpperCase() : found.charAt(0) + word.slice(1)
}

interface Text {
  /** Without the signs of italics, and with letters alone in words. */
  flat: string
  lowerCase: string
  /** The wordings whose words it has: few texts have those of any. */
  possible: readonly Form[]
  /** It has no small letter. */
  isShouted: boolean
  hasSignIn: boolean
  /** Besides sentences. */
  hasMark: boolean
  /** It names Microsoft or Clara, or has another mark. */
  hasProduct: boolean
  namesMicrosoft: boolean
  isAboutSignIn: boolean
  hasRestOfPage: boolean
  hasMoney: boolean
  /** In lower case, without marks of lists and the stop at the end. */
  lines: ReadonlySet<string>
}

function linesOf(lowerCase: string): Set<string> {
  const bare = (line: string) =>
    line
      .replace(/^[\s#-]+/, '')
      .trimEnd()
      .replace(/[.!]$/, '')
  return new Set(lowerCase.split('\n').map(bare))
}

interface Match {
  sentence: Sentence
  start: number
  end: number
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

interface Form {
  sentence: Sentence
  /** Every match contains these, at least one. The longest comes first. */
  words: readonly string[]
  form: RegExp
}

/** One for each wording, compiled at its first use. */
const forms: readonly Form[] = sentences.flatMap((sentence) => {
  const { en, es = [], pt = [], fr = [], de = [] } = sentence
  return [en, es, pt, fr, de].flat().map((wording) => ({
    sentence,
    words: wordsIn(wording).sort((a, b) => b.length - a.length),
    form: new RegExp(`(?<![${letters}\\d])${anyWord([wording])}`, 'gs'),
  }))
})

/** A quick test: most texts have the longest word of no wording. */
const anyWording = new RegExp(anyOf([...new Set(forms.flatMap(({ words }) => words.slice(0, 1)))].sort()))

function matchesOf({ sentence, form }: Form, text: Text): Match[] {
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

/** People write "I need admin approval for my leave", too. */
function isHeadline({ sentence: { says }, start, end }: Match, text: Text): boolean {
  const {
    flat,
    lowerCase,
    lines,
    hasSignIn,
    hasProduct,
    namesMicrosoft,
    isAboutSignIn,
    hasRestOfPage,
    hasMoney,
  } = text
  const before = lowerCase.slice(Math.max(0, start - 16), start)
  const behind = lowerCase.slice(end, end + 40)
  const isLine = lines.has(lowerCase.slice(start, end))
  const isQuoted = quote.test(flat.slice(start - 1, start)) && quote.test(flat.slice(end, end + 2))
  const isPhrase = !goesOn.test(behind) && (beginsHere(text, start) || reports.test(before))
  if (says === 'admin-approval') {
    const isReported = namesMicrosoft && reportsThat.test(lowerCase.slice(Math.max(0, start - 16), start + 5))
    const isAboutClara = isAboutSignIn || isReported || forClara.test(behind)
    return [isLine, isQuoted, isPhrase, isAboutClara && !asks.test(before)].includes(true)
  }
  const isPage = hasProduct && hasRestOfPage && !hasMoney
  // Clara's own mails say where to sign in to approve an expense.
  const isSignIn = isAboutSignIn && (namesMicrosoft || !hasMoney)
  const hasContext = isPage || isSignIn || (isQuoted && hasSignIn)
  return hasContext && [isLine, isQuoted, isPhrase].includes(true)
}

/** "Is admin consent required for Clara?" */
const asks = /(?:^|[^a-z])(?:is|are) $/

/** Before the words of a page. */
const reports = new RegExp(
  `(?:^|\\s)${anyOf([
    'says?|said|shows?|showed',
    'dice|sale|aparece|muestra',
    'diz|mostra',
    'affiche|dit',
    'steht|zeigt|sagt',
  ])}[:,]? ["']?$`,
)

/** A capital shows it, but not in a text that has no small letter. */
function beginsHere({ flat, isShouted }: Text, start: number): boolean {
  if (isShouted) return /(?:^|[.:;!?\])"'\n-])\s?$/.test(flat.slice(Math.max(0, start - 2), start))
  return /\p{Lu}/u.test(flat.charAt(start))
}

/** In the words of a person who names Microsoft, too. */
const reportsThat = / clara needs|\s(?:dice|sale|pone|diz|fala|says) (?:que|that) \S/

const quote = /["'([{<]|[)\]}>.,]?["']/

/** Behind a headline these words show a sentence of somebody. */
const goesOn = new RegExp(
  `^ ${anyOf(['for', 'to', 'from', 'on', 'before', 'by', 'para', 'por', 'pour', 'für', 'zum', 'zur'])} `,
)

/** The app itself, and not a card or an expense in it. */
const forClara =
  /^ (?:for|to use|to access|para(?: usar)?) (?:the |la |o |a )?(?:app(?:lication)? )?clara(?:[.,;:)]|\n| (?:app|sso|login|sign)|$)/

const microsoft =
  /microsoft|entra id|azure|office ?365|admin consent request|(?<![a-z])(?:entra|o365|m365)(?![a-z])/
const product = new RegExp(`${microsoft.source}|(?<![a-z])clara(?![a-z])`)
const signIn = new RegExp(
  anyWord([
    '(?:sign|log)(?:s|ged|ging|ing|ned)?[ -]?(?:in|on)',
    'login',
    'iniciar',
    'inicio de',
    'entrar',
    'acced',
    'acess',
    'connect',
    'connexion',
    'anmeld',
    'sso',
    'global admin|consent request',
  ]),
)

/** Clara itself asks for approvals: of expenses, cards and limits. */
const money = new RegExp(
  `[$€£]\\s?\\d|${anyWord(['expense', 'reimburse', 'reembols', 'gasto', 'despesa', 'tarjeta', 'cartão', 'credit', 'límite', 'limit[e ]', 'purchase', 'compra', 'card ', 'pago', 'pagamento', 'factura', 'fatura', 'invoice', 'budget', 'presupuesto'])}`,
)

/** Other parts of the approval pages. */
const restOfPage = new RegExp(
  anyWord([
    'justification for requesting|request approval|requesting this app|your admin|this app\\b',
    'justifica|solicitar aprob|solicitar aprov|administrador|esta aplicación|este aplicativo',
    "demander l'approbation|administrateur|cette application",
    'genehmigung anfordern|begründung|administrator|diese (?:app|anwendung)',
  ]),
)

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

function nameBefore(flat: string, end: number): string | null {
  const near = flat.slice(Math.max(0, end - 80), end)
  const words = near
    .replace(/^.*(?:[.,:;!?](?!\S)|["<>|\n])/s, '')
    .replace(startOfLine, '')
    .trim()
  const capitals = words.split(' ')
  const first = capitals.findLastIndex((word) => !/^[.a-z]?\p{Lu}|^[\d(&]/u.test(word)) + 1
  return nameOf(capitals.slice(first).join(' ') || words)
}

/** A line starts with a sign of a list, in a log with its time. */
const startOfLine = /^(?:[•·-]\s|[\d.:TZ+,-]{5,40}\s)/

function nameBehind(flat: string, start: number): string | null {
  const near = flat.slice(start, start + 80)
  return nameOf(near.replace(/(?:[.,:;!?<>|\n]|\s(?:the|los|las|as|les|die)\s).*$/is, ''))
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
