import { loopWindow, successOf } from '../attempt/fold.ts'
import type { ObservationOf } from '../attempt/observation.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { lookUpCode } from '../microsoft/codes.ts'
import { type Finding, failureFinding, findingOf } from './findings.ts'
import type { Past } from './history.ts'
import { anotherApp, approvalScenarios, scenarios } from './scenarios.ts'
import type { Caveat, Certainty, Diagnosis, Evidence, ScenarioId } from './types.ts'

/**
 * What stopped the attempt, or that it succeeded; null while nothing has stopped it.
 * `past` is what this person was told last, in an earlier attempt; null where that is not known.
 */
export function diagnose(attempt: SignInAttempt, past: Past | null = null): Diagnosis | null {
  const success = successOf(attempt)
  const loop = loopFinding(attempt, success !== null)
  const lost = success && lostFinding(attempt, success)
  if (success && !lost && !loop) return signedIn(attempt, success, past)
  const findings = loop || lost ? [loop, lost].filter((one) => one !== null) : standingFindings(attempt)
  const telling = findings.filter((finding) => !isGeneric(finding))
  // What Microsoft itself said is not talked over by an address that anybody could have made.
  const main = telling.find(({ certainty }) => certainty !== 'unconfirmed') ?? telling[0] ?? findings[0]
  return main === undefined ? null : stopped(main, findings, attempt, past)
}

function stopped(main: Finding, findings: Finding[], attempt: SignInAttempt, past: Past | null): Diagnosis {
  const usual = scenarios[main.scenario]
  const isAnotherApp = attempt.isAnotherApp === true && letsIn.has(main.scenario)
  const owner = isAnotherApp ? 'it' : (main.owner ?? usual.owner)
  const isPending = main.scenario === 'approval-pending'
  return {
    scenario: main.scenario,
    owner,
    then: isAnotherApp || main.owner !== undefined ? null : usual.then,
    certainty: attempt.recognition === 'broker' ? atMostLikely(main.certainty) : main.certainty,
    words: isAnotherApp ? anotherApp : owner === usual.owner ? main.scenario : `${main.scenario}@${owner}`,
    code: main.code,
    codeName: main.code === null ? null : (lookUpCode(main.code)?.name ?? null),
    caveats: caveatsOf(main, attempt, past),
    evidence: evidenceOf(main, findings),
    solved: false,
    before: null,
    since: isPending ? (past?.waitingSince ?? main.evidence.at) : null,
  }
}

/** Where it is about letting an app in: for another app than Clara's everything else that is said of it would be wrong. */
const letsIn: ReadonlySet<ScenarioId> = new Set([
  ...approvalScenarios,
  'consent-declined',
  'consent-missing',
  'app-blocked',
])

/** What the attempt's observations say, newest first. An ordinary step ends what stood before it: the person went on. */
function standingFindings(attempt: SignInAttempt): Finding[] {
  const findings: Finding[] = []
  for (const observation of attempt.seen.toReversed()) {
    const finding = findingOf(observation, attempt)
    if (finding === 'ordinary') break
    if (finding !== null) findings.push(finding)
  }
  return findings
}

/**
 * Three times round within a minute, and sent off once more: by Clara after Microsoft's yes, or by Microsoft to itself.
 * Where the person was asked something, or got through, nobody is sent round.
 */
function loopFinding({ loopStarts, seen }: SignInAttempt, hasSucceeded: boolean): Finding | null {
  const asked = seen.findLastIndex((one) => one.kind === 'page' && one.page.form !== null)
  const requests = seen.slice(asked + 1).flatMap((one) => (one.kind === 'request' ? [one.at] : []))
  const at = requests.at(-1)
  if (at === undefined) return null
  const byMicrosoft = hasSucceeded ? [] : requests.filter((one) => at - one <= loopWindow)
  const count = Math.max(byMicrosoft.length, loopStarts.length) - 1
  if (count < 3) return null
  return {
    scenario: 'session',
    certainty: 'likely',
    code: null,
    caveat: 'loop',
    evidence: { what: 'rounds', value: String(count), where: 'address', at },
  }
}

/** Microsoft said yes, but the address that it sent the person to could not be loaded. */
function lostFinding(attempt: SignInAttempt, { host, at }: ObservationOf<'response'>): Finding | null {
  const lost = attempt.seen.find((one) => one.kind === 'failure' && one.host === host && one.at >= at)
  return lost?.kind === 'failure' ? failureFinding(lost, attempt) : null
}

/** A bare cancel and an `error` value that tells nothing: leaving "Need admin approval" by its link gives the same answer as any cancel. */
function isGeneric({ scenario, code, evidence }: Finding): boolean {
  return (
    evidence.what === 'answer' && code === null && (evidence.value === 'cancel' || scenario === 'unknown')
  )
}

/** What is said for it, the main thing first. A page that was told of twice is one piece, and so is an answer seen as redirect and as address. */
function evidenceOf(main: Finding, findings: Finding[]): Evidence[] {
  const all = [main, ...findings.filter((finding) => finding !== main)].map(({ evidence }) => evidence)
  const mark = ({ what, value, where }: Evidence) => [what, value, where === 'page'].join(' ')
  return all.filter((one, index) => all.findIndex((other) => mark(other) === mark(one)) === index)
}

function atMostLikely(certainty: Certainty): Certainty {
  return certainty === 'confirmed' ? 'likely' : certainty
}

function caveatsOf(main: Finding, attempt: SignInAttempt, past: Past | null): Caveat[] {
  const caveats: Caveat[] = main.caveat === undefined ? [] : [main.caveat]
  const isApproval = approvalScenarios.has(main.scenario)
  if (isApproval && attempt.request?.prompt === 'consent') caveats.push('prompt-consent')
  if (isApproval && attempt.request?.endpoint === 'adminconsent') caveats.push('adminconsent-address')
  if (main.code === '900941' || main.code === '900981') caveats.push('risky-app')
  const wasAsked = sawApprovalPage(attempt) || (past !== null && approvalScenarios.has(past.scenario))
  if (main.scenario === 'app-blocked' && wasAsked) caveats.push('blocked-after-approval-page')
  if (main.scenario === 'approval-request' && past?.scenario === 'approval-pending')
    caveats.push('asked-before')
  const served = attempt.seen.findLast((one) => one.kind === 'served')
  if (Math.abs(served?.clockSkew ?? 0) > 5 * 60_000) caveats.push('clock')
  return caveats
}

function sawApprovalPage(attempt: SignInAttempt): boolean {
  const here = attempt.seen.some((one) => {
    const finding = one.kind === 'page' ? findingOf(one, attempt) : null
    return finding !== null && finding !== 'ordinary' && approvalScenarios.has(finding.scenario)
  })
  return here || (attempt.previous !== null && sawApprovalPage(attempt.previous))
}

function signedIn(
  attempt: SignInAttempt,
  { via, at }: ObservationOf<'response'>,
  past: Past | null,
): Diagnosis {
  const before = stoppedBefore(attempt.previous) ?? past?.scenario ?? null
  const solved = before !== null && before !== 'signed-in'
  return {
    scenario: 'signed-in',
    owner: null,
    then: null,
    certainty: attempt.recognition === 'broker' ? 'likely' : 'confirmed',
    words: solved ? 'signed-in@solved' : 'signed-in',
    code: null,
    codeName: null,
    caveats: [],
    evidence: [{ what: 'answer', value: 'success', where: via, at }],
    solved,
    before: solved ? before : null,
    since: null,
  }
}

/** What stopped the tries before, the nearest first. */
function stoppedBefore(attempt: SignInAttempt | null): ScenarioId | null {
  if (attempt === null) return null
  return diagnose(attempt)?.scenario ?? stoppedBefore(attempt.previous)
}
