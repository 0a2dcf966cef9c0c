import { anyOf } from './pattern.ts'
import type { Sentence } from './sentences.ts'
import { moneyWords, type TextContext } from './text-context.ts'

/** Where a text has a sentence. */
export interface Match {
  sentence: Sentence
  start: number
  end: number
}

/** People write "I need admin approval for my leave", too. */
export function isHeadline({ sentence: { says }, start, end }: Match, text: TextContext): boolean {
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
  const before = lowerCase.slice(0, start).slice(-16)
  const behind = lowerCase.slice(end, end + 40)
  const isLine = lines.has(lowerCase.slice(start, end))
  const isQuoted = quote.test(flat.slice(start - 1, start)) && quote.test(flat.slice(end, end + 2))
  const isPhrase = !goesOn.test(behind) && (beginsHere(text, start) || reports.test(before))
  if (says === 'admin-approval') {
    const isReported = namesMicrosoft && reportsThat.test(before + lowerCase.slice(start, start + 5))
    const isAboutClara = isAboutSignIn || isReported || forClara.test(behind)
    const isOther = asks.test(before) || ofMoney.test(lowerCase.slice(0, start).slice(-80))
    return [isLine, isQuoted, isPhrase, isAboutClara && !isOther].includes(true)
  }
  const isPage = hasProduct && hasRestOfPage && !hasMoney
  // Clara's own mails say where to sign in to approve an expense.
  const isSignIn = isAboutSignIn && (namesMicrosoft || !hasMoney)
  const hasContext = isPage || isSignIn || (isQuoted && hasSignIn)
  return hasContext && [isLine, isQuoted, isPhrase].includes(true)
}

/** "Is admin consent required for Clara?" */
const asks = /(?:^|[^a-z])(?:is|are) $/

/** "The expense of Ana needs admin approval": Clara itself asks for that. */
const ofMoney = new RegExp(
  `${anyOf(moneyWords)}\\S{0,10}(?: #?\\d{1,12})?(?: (?:of|by|from|de|del|do|da) \\S{1,40}){0,2} $`,
)

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
function beginsHere({ flat, isShouted }: TextContext, start: number): boolean {
  if (isShouted) return /(?:^|[.:;!?()[\]"'\n-])\s?$/.test(flat.slice(0, start).slice(-2))
  return /\p{Lu}/u.test(flat.charAt(start))
}

/** In the words of a person who names Microsoft, too. */
const reportsThat = /(?<![a-z])(?:clara needs|(?:dice|sale|pone|diz|fala|says) (?:que|that) \S)/

const quote = /["'([{<]|[)\]}>.,]?["']/

/** Behind a headline these words show a sentence of somebody. */
const goesOn = new RegExp(
  `^ ${anyOf(['for', 'to', 'from', 'on', 'before', 'by', 'para', 'por', 'pour', 'für', 'zum', 'zur'])} `,
)

/** The app itself, and not a card or an expense in it. */
const forClara =
  /^ (?:for|to use|to access|para(?: usar)?) (?:the |la |o |a )?(?:app(?:lication)? )?clara(?:[.,;:)]|\n| (?:app|sso|login|sign)|$)/
