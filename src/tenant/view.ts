import { fill, type TenantWords } from '../_locales/index.ts'
import { portal } from '../microsoft/portal.ts'
import type { Approval, CheckId, Findings, Result } from './types.ts'

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
  const isUnlicensed = result.status === 'skipped' && result.reason === 'licence'
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

interface Description {
  isGood: boolean
  sentences: string[]
}

type Done = Extract<Result, { status: 'done' }>

function describe(result: Done, words: TenantWords, publisher: string | null): Description {
  switch (result.id) {
    case 'app':
      return describeApp(result.finding, words, publisher)
    case 'grants':
      return describeGrants(result.finding, words)
    case 'userConsent':
      return { isGood: true, sentences: [words[`why-consent-${result.finding}`]] }
    case 'workflow':
      return describeWorkflow(result.finding, words)
    case 'requests':
      return describeRequests(result.finding, words)
    case 'stepUp':
      return {
        isGood: result.finding,
        sentences: [result.finding ? words['stepUp-on'] : words['stepUp-off']],
      }
    case 'approval':
      return {
        isGood: true,
        sentences: [result.finding === null ? words['approval-none'] : approvalText(result.finding, words)],
      }
    case 'signIns':
      return describeSignIns(result.finding, words)
  }
}

/** When the tenant was approved, and by whom if known. */
export function approvalText({ at, by }: Approval, words: TenantWords): string {
  return by === null
    ? fill(words.approvedAt, { at: minute(at) })
    : fill(words.approvedBy, { at: minute(at), by })
}

const minute = (time: string) => `${time.slice(0, 16).replace('T', ' ')} UTC`

function describeApp(app: Findings['app'], words: TenantWords, publisher: string | null): Description {
  if (app === null) return { isGood: false, sentences: [words['app-none']] }
  const isOther =
    publisher !== null && app.publisher !== null && app.publisher.toLowerCase() !== publisher.toLowerCase()
  return {
    isGood: app.isEnabled && !isOther,
    sentences: [
      fill(app.isEnabled ? words['app-on'] : words['app-off'], { name: app.name }),
      ...(app.needsAssignment ? [words['app-assignment']] : []),
      app.publisher === null
        ? words['app-unverified']
        : fill(words['app-publisher'], { publisher: app.publisher }),
      ...(isOther ? [fill(words['app-otherPublisher'], { publisher })] : []),
    ],
  }
}

function describeGrants({ everybody, people, missing }: Findings['grants'], words: TenantWords): Description {
  return {
    isGood: everybody.length > 0 && missing.length === 0,
    sentences: [
      everybody.length === 0
        ? words['grants-none']
        : fill(words['grants-everybody'], { scopes: everybody.join(' ') }),
      ...(people > 0 ? [fill(words['grants-people'], { count: String(people) })] : []),
      ...(missing.length > 0 ? [fill(words['grants-missing'], { scopes: missing.join(' ') })] : []),
    ],
  }
}

function describeWorkflow({ isOn, reviewers, days }: Findings['workflow'], words: TenantWords): Description {
  if (!isOn) return { isGood: false, sentences: [words['workflow-off']] }
  if (reviewers === 0) return { isGood: false, sentences: [words['workflow-noReviewer']] }
  return {
    isGood: true,
    sentences: [fill(words['workflow-on'], { reviewers: String(reviewers), days: String(days ?? '?') })],
  }
}

function describeRequests({ open, oldest, by }: Findings['requests'], words: TenantWords): Description {
  if (open === 0) return { isGood: true, sentences: [words['requests-none']] }
  const since = oldest === null ? '?' : minute(oldest)
  return {
    isGood: false,
    sentences: [fill(words['requests-open'], { count: String(open), since, by: by.join(', ') || '?' })],
  }
}

function describeSignIns({ total, codes, isWhole }: Findings['signIns'], words: TenantWords): Description {
  if (total === 0) return { isGood: true, sentences: [words['signIns-none']] }
  return {
    isGood: codes.every(({ code }) => code === '0'),
    sentences: [
      fill(words['signIns-total'], { count: String(total) }),
      ...codes.map(({ code, count }) => fill(codeText(code, words), { count: String(count), code })),
      ...(isWhole ? [] : [words['signIns-more']]),
    ],
  }
}

function codeText(code: string, words: TenantWords): string {
  if (code === '0') return words['signIns-success']
  return code === '?' ? words['signIns-other'] : words['signIns-code']
}
