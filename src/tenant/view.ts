import { fill, type TenantWords } from '../_locales/index.ts'
import { portal } from '../microsoft/portal.ts'
import type { CheckId, Findings, Result } from './types.ts'

/** A check as it is drawn. */
export interface CheckView {
  id: CheckId
  title: string
  permission: string
  status: 'good' | 'attention' | 'skipped' | 'failed'
  sentences: string[]
  /** Where the portal shows what this check could not read. */
  address: string | null
}

/** What one check says, in words. `publisher` is the one that the company's policy expects. */
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
  const { isGood, sentences } = say(result, words, publisher)
  return { ...shared, status: isGood ? 'good' : 'attention', sentences }
}

interface Said {
  isGood: boolean
  sentences: string[]
}

type Done = Extract<Result, { status: 'done' }>

function say(result: Done, words: TenantWords, publisher: string | null): Said {
  switch (result.id) {
    case 'app':
      return sayApp(result.finding, words, publisher)
    case 'grants':
      return sayGrants(result.finding, words)
    case 'userConsent':
      return { isGood: true, sentences: [words[`why-consent-${result.finding}`]] }
    case 'workflow':
      return sayWorkflow(result.finding, words)
    case 'requests':
      return sayRequests(result.finding, words)
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
      return saySignIns(result.finding, words)
  }
}

/** When, and by whom if that is known. Times are in UTC. */
export function approvalText({ at, by }: NonNullable<Findings['approval']>, words: TenantWords): string {
  return by === null
    ? fill(words.approvedAt, { at: minute(at) })
    : fill(words.approvedBy, { at: minute(at), by })
}

const minute = (time: string) => `${time.slice(0, 16).replace('T', ' ')} UTC`

function sayApp(app: Findings['app'], words: TenantWords, publisher: string | null): Said {
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

function sayGrants({ everybody, people, missing }: Findings['grants'], words: TenantWords): Said {
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

function sayWorkflow({ isOn, reviewers, days }: Findings['workflow'], words: TenantWords): Said {
  if (!isOn) return { isGood: false, sentences: [words['workflow-off']] }
  if (reviewers === 0) return { isGood: false, sentences: [words['workflow-noReviewer']] }
  return {
    isGood: true,
    sentences: [fill(words['workflow-on'], { reviewers: String(reviewers), days: String(days ?? '?') })],
  }
}

function sayRequests({ open, oldest, by }: Findings['requests'], words: TenantWords): Said {
  if (open === 0) return { isGood: true, sentences: [words['requests-none']] }
  const since = oldest === null ? '?' : minute(oldest)
  return {
    isGood: false,
    sentences: [fill(words['requests-open'], { count: String(open), since, by: by.join(', ') || '?' })],
  }
}

function saySignIns({ total, codes, isWhole }: Findings['signIns'], words: TenantWords): Said {
  if (total === 0) return { isGood: true, sentences: [words['signIns-none']] }
  const each = codes.map(({ code, count }) => {
    const name = code === '0' ? 'signIns-success' : code === '?' ? 'signIns-other' : 'signIns-code'
    return fill(words[name], { count: String(count), code })
  })
  return {
    isGood: codes.every(({ code }) => code === '0'),
    sentences: [
      fill(words['signIns-total'], { count: String(total) }),
      ...each,
      ...(isWhole ? [] : [words['signIns-more']]),
    ],
  }
}
