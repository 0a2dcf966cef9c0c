import { fill, type TenantWords } from '../_locales/index.ts'
import type { Stop } from './graph.ts'
import { isOtherPublisher } from './publisher.ts'
import type { Approval, Findings, Result } from './types.ts'

export interface Description {
  isGood: boolean
  sentences: string[]
}

type Done = Extract<Result, { status: 'done' }>

/** What a check found, in words. */
export function describe(result: Done, words: TenantWords, publisher: string | null): Description {
  switch (result.id) {
    case 'app':
      return describeApp(result.finding, words, publisher)
    case 'api':
      return describeApi(result.finding, words)
    case 'grants':
      return describeGrants(result.finding, words)
    case 'userConsent':
      return describeUserConsent(result.finding, words)
    case 'classified':
      return describeClassified(result.finding, words)
    case 'workflow':
      return describeWorkflow(result.finding, words)
    case 'requests':
      return describeRequests(result.finding, words)
    case 'stepUp':
      return describeStepUp(result.finding, words)
    case 'signIns':
      return describeSignIns(result.finding, words)
    case 'approval':
      return describeApproval(result.finding, words)
  }
}

/** When the tenant was approved, and by whom if known. */
export function approvalText({ at, by }: Approval, words: TenantWords): string {
  return by === null
    ? fill(words.approvedAt, { at: minute(at) })
    : fill(words.approvedBy, { at: minute(at), by: quoted(by) })
}

/** Somebody else's words never look like ours. */
const quoted = (text: string) => `“${text.replace(/[“”„«»"]/g, "'")}”`

/** An administrator can grant hundreds. */
const listed = (scopes: readonly string[]) => scopes.slice(0, 60).join(' ') + (scopes.length > 60 ? ' …' : '')

const minute = (time: string) => `${time.slice(0, 16).replace('T', ' ')} UTC`

/** Why a list was read in part only; no sentence if it was read to its end. */
function stopped(stop: Stop | null, words: TenantWords): string[] {
  return stop === null ? [] : [fill(words.inPart, { why: reasonOf(stop, words) })]
}

function reasonOf(stop: Stop, words: TenantWords): string {
  if (stop === 'limit' || stop === 'link') return words[`stop-${stop}`]
  if (stop === 'forbidden') return words['skip-role']
  return stop === 'license' ? words['skip-license'] : words[`fail-${stop}`]
}

function describeApp(app: Findings['app'], words: TenantWords, publisher: string | null): Description {
  if (app === null) return { isGood: false, sentences: [words['app-none']] }
  const isOther = isOtherPublisher(app, publisher)
  const isBlocked = app.blocks.length > 0
  return {
    isGood: !isBlocked && !isOther,
    sentences: [
      fill(isBlocked ? words['app-off'] : words['app-on'], { name: quoted(app.name) }),
      ...app.blocks.map((block) => words[`why-${block}`]),
      ...(app.needsAssignment ? [words['app-assignment']] : []),
      app.publisher === null
        ? words['app-unverified']
        : fill(words['app-publisher'], { publisher: quoted(app.publisher) }),
      ...(isOther ? [fill(words['app-otherPublisher'], { publisher: publisher ?? '' })] : []),
    ],
  }
}

function describeApi({ expected, adminOnly, unknown }: Findings['api'], words: TenantWords): Description {
  if (expected === 0) return { isGood: false, sentences: [words['why-scopes-unknown']] }
  const further = [
    ...(adminOnly.length > 0 ? [fill(words['api-adminOnly'], { scopes: adminOnly.join(' ') })] : []),
    ...(unknown.length > 0 ? [fill(words['api-unknown'], { scopes: unknown.join(' ') })] : []),
  ]
  return further.length === 0
    ? { isGood: true, sentences: [words['api-user']] }
    : { isGood: false, sentences: further }
}

function describeGrants(grants: Findings['grants'], words: TenantWords): Description {
  const { everybody, elsewhere, people, missing, stop, peopleStop } = grants
  return {
    isGood: everybody.length > 0 && missing.length === 0,
    sentences: [
      everybody.length === 0
        ? words['grants-none']
        : fill(words['grants-everybody'], { scopes: listed(everybody) }),
      ...(missing.length > 0 ? [fill(words['grants-missing'], { scopes: missing.join(' ') })] : []),
      ...(elsewhere > 0 ? [fill(words['grants-elsewhere'], { count: String(elsewhere) })] : []),
      ...(people > 0 ? [fill(words['grants-people'], { count: String(people) })] : []),
      ...stopped(stop ?? peopleStop, words),
    ],
  }
}

function describeUserConsent({ policies }: Findings['userConsent'], words: TenantWords): Description {
  const sentences = policies.map((policy) => words[`why-consent-${policy}`])
  return {
    isGood: !policies.includes('own-policy'),
    sentences: sentences.length === 0 ? [words['why-consent-off']] : sentences,
  }
}

function describeClassified({ low, stop }: Findings['classified'], words: TenantWords): Description {
  const text =
    low.length === 0 ? words['classified-none'] : fill(words['classified-some'], { scopes: listed(low) })
  return { isGood: true, sentences: [text, ...stopped(stop, words)] }
}

function describeWorkflow({ isOn, reviewers, days }: Findings['workflow'], words: TenantWords): Description {
  if (!isOn) return { isGood: false, sentences: [words['workflow-off']] }
  if (reviewers === 0) return { isGood: false, sentences: [words['workflow-noReviewer']] }
  return {
    isGood: true,
    sentences: [fill(words['workflow-on'], { reviewers: String(reviewers), days: String(days ?? '?') })],
  }
}

function describeRequests(requests: Findings['requests'], words: TenantWords): Description {
  const { open, oldest, by, stop } = requests
  if (open === 0) return { isGood: true, sentences: [words['requests-none'], ...stopped(stop, words)] }
  const since = oldest === null ? '?' : minute(oldest)
  const text = fill(words['requests-open'], {
    count: String(open),
    since,
    by: by.map(quoted).join(', ') || '?',
  })
  return { isGood: false, sentences: [text, ...stopped(stop, words)] }
}

function describeStepUp({ blocks, allows, state }: Findings['stepUp'], words: TenantWords): Description {
  const switches = fill(words['stepUp-switches'], {
    blocks: blocks === null ? words.notSet : String(blocks),
    allows: allows === null ? words.notRead : String(allows),
  })
  const text = allows === null ? words['stepUp-half'] : words[`stepUp-${state}`]
  return { isGood: state === 'on', sentences: [text, switches] }
}

function describeSignIns({ total, codes, stop }: Findings['signIns'], words: TenantWords): Description {
  if (total === 0) return { isGood: true, sentences: [words['signIns-none'], ...stopped(stop, words)] }
  return {
    isGood: codes.every(({ code }) => code === '0'),
    sentences: [
      fill(words['signIns-total'], { count: String(total) }),
      ...codes
        .slice(0, 30)
        .map(({ code, count }) => fill(codeText(code, words), { count: String(count), code })),
      ...stopped(stop, words),
    ],
  }
}

function codeText(code: string, words: TenantWords): string {
  if (code === '0') return words['signIns-success']
  return code === '?' ? words['signIns-other'] : words['signIns-code']
}

function describeApproval({ last, days, stop }: Findings['approval'], words: TenantWords): Description {
  return {
    isGood: true,
    sentences: [
      last === null ? words['approval-none'] : approvalText(last, words),
      words[`approval-days-${days ?? 'unknown'}`],
      ...stopped(stop, words),
    ],
  }
}
