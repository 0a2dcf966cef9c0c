import { fill, type TenantWords } from '../_locales/index.ts'
import { portal } from '../microsoft/portal.ts'
import { describe } from './describe.ts'
import type { CheckId, Result } from './types.ts'

/** A check as the page shows it. */
export interface CheckView {
  id: CheckId
  title: string
  permission: string
  status: 'good' | 'attention' | 'skipped' | 'failed'
  sentences: string[]
  /** The portal's page for a person who may see what this check could not read. */
  address: string | null
}

/** The result of a check in words. `publisher` is the one that the company's policy expects. */
export function checkView(result: Result, words: TenantWords, publisher: string | null): CheckView {
  const { id, permission } = result
  const isUnlicensed = result.status === 'skipped' && result.reason === 'license'
  const address = isUnlicensed ? portal.signIns : null
  const shared = { id, title: words[`check-${id}`], permission, address }
  if (result.status === 'skipped')
    return { ...shared, status: 'skipped', sentences: [words[`skip-${result.reason}`]] }
  if (result.status === 'failed') {
    const request = result.requestId === null ? [] : [fill(words.requestId, { id: result.requestId })]
    return { ...shared, status: 'failed', sentences: [words[`fail-${result.reason}`], ...request] }
  }
  const { isGood, sentences } = describe(result, words, publisher)
  return { ...shared, status: isGood ? 'good' : 'attention', sentences }
}
