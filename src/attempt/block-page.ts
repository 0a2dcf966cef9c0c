import { interrupts } from '../microsoft/codes.ts'
import { isOrdinaryStep } from '../microsoft/page.ts'
import type { PageFacts } from '../microsoft/types.ts'

/** Whether a page blocks the person. A step or a question of a healthy sign-in does not. */
export function isBlockPage({ pageId, codes, form, approval }: PageFacts): boolean {
  if (isOrdinaryStep(pageId) || form === 'sign-in' || form === 'consent') return false
  return approval !== null || codes.some((code) => !interrupts.has(code))
}
