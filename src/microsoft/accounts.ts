import { removed } from './removed.ts'

/** The text without e-mail addresses and sign-in names, also where they are percent-encoded. */
export function withoutAccounts(text: string): string {
  return mayHaveAccount.test(text) ? text.replace(account, removed) : text
}

const mayHaveAccount = /[@%\uff20]/

const sign = `[^\\s<>"'(),:;@/\\\\]`
/** An address inside an address is encoded once more each time. */
export const encoded = (octet: string) => `%(?:25){0,5}${octet}`

/** Bounded parts, as in an e-mail address: the expression takes linear time. */
const account = new RegExp(
  `${sign}{1,64}(?:[@\uff20]|${encoded('40')})${sign}{1,190}(?:\\.|${encoded('2e')})[^\\s<>"'(),:;@/\\\\.]{1,63}`,
  'gi',
)
