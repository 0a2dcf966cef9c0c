import { readAddress, readAnswer } from './address.ts'
import { readResponse } from './response.ts'
import type { AuthorizeRequest, AuthResponse } from './types.ts'

/** What stands in a text's addresses, and the text without them. */
interface Taken {
  /** A code in somebody's search or in the name of a help page reports nothing, so no address is left here. */
  prose: string
  answers: AuthResponse[]
  /** The first request to sign in. */
  request: AuthorizeRequest | null
}

/** Takes the addresses and the bodies of forms in a text apart. Never throws. */
export function takeLinks(text: string): Taken {
  const answers: AuthResponse[] = []
  let request: AuthorizeRequest | null = null
  const prose = text.replace(/[^\s"'<>]+/g, (word) => {
    if (!/[/?#=]/.test(word)) return word
    const body = word.search(startOfBody)
    const start = bareAddress.test(word) ? 0 : word.search(/https?:\/\//i)
    if (body >= 0 && (start < 0 || body < start)) {
      const answer = readAnswer(word)
      if (answer !== null) answers.push(answer)
      return word
    }
    if (start < 0) return word
    const link = word.slice(start).replace(/[).,;:!?\]}]{1,10}$/, '')
    const address = readAddress(bareAddress.test(word) ? `https://${link}` : link)
    // Microsoft's messages end with a link that explains the code.
    const answer = address?.response ?? readResponse([['error_uri', link]])
    if (answer !== null) answers.push(answer)
    request ??= address?.request ?? null
    return word.slice(0, start)
  })
  return { prose, answers: answers.slice(0, 20), request }
}

const startOfBody = /(?:^|[?#&{(,])(?:error|code|admin_consent|state)=/

/** Browsers show addresses without their beginning. */
const bareAddress = /^(?:[\w-]{1,63}\.){1,8}[a-z]{2,20}(?:\/[^?#]{0,200})?[?#]/i
