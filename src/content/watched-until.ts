import { isOrdinaryStep } from '../microsoft/page.ts'
import type { PageFacts } from '../microsoft/types.ts'

/** How long the page reader watches a page: only as long as a change could say more. */
export function watchedUntil(page: PageFacts | null): 'it-leaves' | 'an-action' | 'it-rests' {
  if (page === null) return 'it-rests'
  if (isRequestPage(page)) return 'it-leaves'
  return page.form !== null || isFailure(page) ? 'an-action' : 'it-rests'
}

/** The form to ask for approval becomes "Request sent" in the same document, at any time. */
function isRequestPage({ codes, form, approval }: PageFacts): boolean {
  const hasForm = form === 'reason' || approval === 'required' || approval === 'sent'
  return hasForm || codes.some((code) => requestCodes.has(code))
}

/** Approval can be asked for, was asked for, or could not be asked for. */
const requestCodes: ReadonlySet<string> = new Set(['90095', '900981', '90096', '90097', '90098'])

/** The request ID is drawn with the rest of the page. */
function isFailure({ pageId, codes, requestId }: PageFacts): boolean {
  return codes.length > 0 && requestId !== null && !isOrdinaryStep(pageId)
}
