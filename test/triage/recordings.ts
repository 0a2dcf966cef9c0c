import { attemptsOfDocuments, readEntry } from '../../src/attempt/har.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { clara, clientId, noon } from '../builders.ts'

/* Builders of small recordings (HAR). */

export const login = 'https://login.microsoftonline.com'
export const callback = 'https://app.clara.com/auth/callback'
export const authorize = (id = clientId, redirect = callback) =>
  `${login}/common/oauth2/v2.0/authorize?client_id=${id}&redirect_uri=${encodeURIComponent(redirect)}&state=SECRET`

export interface Entry {
  url: string
  second?: number
  status?: number
  redirect?: string
  html?: string
  type?: string
  headers?: [string, string][]
  answerHeaders?: [string, string][]
  postData?: unknown
  method?: string
}

export const pairs = (list: [string, string][] = []) => list.map(([name, value]) => ({ name, value }))

export const entry = ({ url, second = 0, type = 'document', ...more }: Entry) => ({
  startedDateTime: new Date(noon + second * 1000).toISOString(),
  _resourceType: type,
  request: { url, method: more.method ?? 'GET', headers: pairs(more.headers), postData: more.postData },
  response: {
    status: more.status ?? 200,
    redirectURL: more.redirect ?? '',
    headers: pairs(more.answerHeaders),
    content: { mimeType: '', text: more.html },
  },
})

export const har = (...entries: unknown[]) => ({ log: { entries } })

/** The attempts in a recording's entries, without the stream that cuts a file into entries. */
export function attemptsIn(entries: readonly unknown[]): SignInAttempt[] {
  return attemptsOfDocuments(
    entries.flatMap((one) => readEntry(one) ?? []),
    clara,
  )
}
