import type { ObservationOf } from '../attempt/observation.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import type { PageFacts } from '../microsoft/types.ts'
import { codeFinding, type Finding, finding } from './code-finding.ts'
import { approvalScenarios, pageScenarios } from './without-code.ts'

/** What a page of Microsoft's shows. */
export function pageFinding(
  { page, at }: ObservationOf<'page'>,
  attempt: SignInAttempt,
): Finding | 'ordinary' | null {
  const byCode = page.codes
    .filter((code) => !isAwaited(page, code))
    .map((code) => codeFinding({ codes: [] }, code, { where: 'page', certainty: 'confirmed', at }))
    .find((finding) => finding !== 'ordinary')
  // "Request sent" may be drawn over the approval page, and its source still has the old code.
  const isSent = page.approval === 'sent' || isRequestSent(page, at, attempt)
  if (isSent && byCode?.scenario !== 'approval-pending') return structureFinding('sent', 'request-sent', at)
  if (byCode !== undefined) return byCode
  if (page.approval === 'required' || page.form === 'reason')
    return structureFinding('required', 'reason-form', at)
  if (page.approval === 'admin') return structureFinding('admin', 'headline', at)
  return pageIdFinding(page, at)
}

/** A page without a code of its own, or with codes of healthy steps alone. */
function pageIdFinding({ pageId, codes, form }: PageFacts, at: number): Finding | 'ordinary' | null {
  const value = pageId ?? ''
  const scenario = pageScenarios.get(value)
  if (scenario !== undefined && scenario !== 'ordinary')
    return finding(scenario, 'likely', { what: 'structure', value, where: 'page', at })
  return scenario === 'ordinary' || form !== null || codes.length > 0 ? 'ordinary' : null
}

/** In any language: the approval page was seen with its form, and now without it. */
function isRequestSent(page: PageFacts, at: number, { seen }: SignInAttempt): boolean {
  if (page.form !== null || page.approval !== null) return false
  return seen.some((one) => {
    if (one.kind !== 'page' || one.page.form !== 'reason' || one.at >= at) return false
    const [code] = one.page.codes
    const hasSameCode = code !== undefined && page.codes.includes(code)
    return hasSameCode || (page.codes.length === 0 && page.pageId === one.page.pageId)
  })
}

/** A page may have the code of what it asks for, a second factor or consent: no failure yet. */
function isAwaited({ pageId, form }: PageFacts, code: string): boolean {
  if (form === 'consent') return code === '65001'
  return pageId === 'ConvergedTFA' && ['50074', '50076', '50078'].includes(code)
}

function structureFinding(approval: keyof typeof approvalScenarios, value: string, at: number): Finding {
  return finding(approvalScenarios[approval], 'likely', { what: 'structure', value, where: 'page', at })
}
