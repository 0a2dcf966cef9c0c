import { readAddress, readAnswer } from './address.ts'
import { readResponse } from './response.ts'
import type { AuthorizeRequest, AuthResponse } from './types.ts'
import { unwrapLink } from './wrapped-link.ts'

/** What a text's links contain, and the text without them. */
interface TakenLinks {
  /** Without addresses: a code in a search query or a help page's address reports no failure. */
  prose: string
  answers: AuthResponse[]
  /** Hosts of apps in the addresses of these answers. */
  hosts: string[]
  /** The first request to sign in. */
  request: AuthorizeRequest | null
}

/** Takes the addresses out of a text and reads them, and reads bodies of forms. Never throws. */
export function takeLinks(text: string): TakenLinks {
  const taken: TakenLinks = { prose: '', answers: [], hosts: [], request: null }
  if (!signOfLink.test(text)) return { ...taken, prose: text }
  for (const word of text.replace(brokenLink, '').split(/([\s"'<>]+|\]\()/)) {
    const { prose, answer, host, request } = readWord(word)
    taken.prose += prose
    if (answer !== null) taken.answers = lastOf(taken.answers, answer)
    if (answer !== null && host !== null) taken.hosts = lastOf(taken.hosts, host)
    taken.request ??= request
  }
  return taken
}

/** People and mail programs begin a line with the next parameter. */
const brokenLink = /\r?\n[>| \t]{0,40}(?=&(?:amp;)?[a-z_]{4,20}=)/g

/** Of several answers the last counts. */
function lastOf<Item>(items: readonly Item[], more: Item): Item[] {
  return [...items, more].slice(-mostAnswers)
}

const mostAnswers = 20

/** Every address and every body of a form has one of these. */
const signOfLink = /[/?#=]/

interface Word {
  prose: string
  answer: AuthResponse | null
  host: string | null
  request: AuthorizeRequest | null
}

function readWord(word: string): Word {
  const isPlain = !signOfLink.test(word)
  const link = isPlain ? -1 : startOfLink(word)
  const body = isPlain ? -1 : word.search(startOfBody)
  if (body >= 0 && (link < 0 || body < link))
    return { prose: word, answer: readAnswer(word), host: null, request: null }
  return link < 0 ? { prose: word, answer: null, host: null, request: null } : readLink(word, link)
}

const startOfBody = /(?:^|[?#&{(,])(?:error|code|admin_consent|state)=(?!AADSTS)/

function startOfLink(word: string): number {
  return bareAddress.test(word) ? 0 : word.search(/https?:\/\//i)
}

/** Browsers show addresses without `https://`. */
const bareAddress = /^(?:[\w-]{1,63}\.){1,8}[a-z]{2,20}(?:\/[^?#]{0,200})?[?#]/i

function readLink(word: string, start: number): Word {
  const scheme = bareAddress.test(word) ? 'https://' : ''
  const link = unwrapLink(scheme + word.slice(start).replace(endOfSentence, ''))
  const address = readAddress(link)
  // Microsoft's messages end with a link that explains the code.
  const answer = address?.response ?? readResponse([['error_uri', link]])
  const isFailure = address?.response?.outcome === 'error' && !address.isMicrosoft
  const host = isFailure ? address.host : null
  return { prose: word.slice(0, start), answer, host, request: address?.request ?? null }
}

const endOfSentence = /[).,;:!?\]}*]{1,10}$/
