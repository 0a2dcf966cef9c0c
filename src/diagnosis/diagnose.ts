import { loopWindow, successOf } from '../attempt/attempt.ts'
import type { ObservationOf } from '../attempt/observation.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import type { Finding } from './code-finding.ts'
import { evaluate, failureFinding } from './findings.ts'
import type { PreviousResult } from './history.ts'
import { anotherApp, scenarios } from './scenarios.ts'
import type { Caveat, Certainty, Diagnosis, Evidence, ScenarioId } from './types.ts'

/**
 * What blocked the attempt, or that it succeeded; null while neither is known.
 * `previous` is the result of this person's attempt before; null if it is not known.
 */
export function diagnose(attempt: SignInAttempt, previous: PreviousResult | null = null): Diagnosis | null {
  const success = successOf(attempt)
  const overriding = [
    loopFinding(attempt, success !== null),
    success && lostFinding(attempt, success),
  ].filter((finding) => finding !== null)
  if (success !== null && overriding.length === 0) return signedIn(attempt, success, previous)
  const findings = overriding.length > 0 ? overriding : currentFindings(attempt)
  const main = mainOf(findings)
  return main === undefined ? null : blocked(main, findings, attempt, previous)
}

/** Newest first. A healthy step ends the failures before it: the person went on. */
function currentFindings(attempt: SignInAttempt): Finding[] {
  const findings: Finding[] = []
  for (const observation of attempt.seen.toReversed()) {
    const finding = evaluate(observation, attempt)
    if (finding === 'ordinary') break
    if (finding !== null) findings.push(finding)
  }
  return findings
}

/** Anybody can write an address: it never overrides what Microsoft said. */
function mainOf(findings: Finding[]): Finding | undefined {
  const specific = findings.filter((finding) => !isGeneric(finding))
  return specific.find(({ certainty }) => certainty !== 'unconfirmed') ?? specific[0] ?? findings[0]
}

/** Leaving "Need admin approval" by its link gives the same answer as any cancel. */
function isGeneric({ scenario, evidence }: Finding): boolean {
  return evidence.what === 'answer' && (evidence.value === 'cancel' || scenario === 'unknown')
}

/**
 * Three turns within a minute and one more request: Clara does not accept the success, or Microsoft
 * redirects to itself. It is no loop if a page asked the person something.
 */
function loopFinding({ loopStarts, seen }: SignInAttempt, hasSucceeded: boolean): Finding | null {
  const lastQuestion = seen.findLastIndex((one) => one.kind === 'page' && one.page.form !== null)
  const requests = seen.slice(lastQuestion + 1).flatMap((one) => (one.kind === 'request' ? [one.at] : []))
  const at = requests.at(-1)
  if (at === undefined) return null
  const byMicrosoft = hasSucceeded ? [] : requests.filter((one) => at - one <= loopWindow)
  const turns = Math.max(byMicrosoft.length, loopStarts.length) - 1
  if (turns < 3) return null
  return {
    scenario: 'session',
    certainty: 'likely',
    code: null,
    caveat: 'loop',
    evidence: { what: 'rounds', value: String(turns), where: 'address', at },
  }
}

/** Microsoft sent a success, but the address it leads to could not be loaded. */
function lostFinding(attempt: SignInAttempt, { host, at }: ObservationOf<'response'>): Finding | null {
  const lost = attempt.seen.find((one) => one.kind === 'failure' && one.host === host && one.at >= at)
  return lost?.kind === 'failure' ? failureFinding(lost, attempt) : null
}

function blocked(
  main: Finding,
  findings: Finding[],
  attempt: SignInAttempt,
  previous: PreviousResult | null,
): Diagnosis {
  const { scenario, code, evidence } = main
  const isPending = scenario === 'approval-pending'
  return {
    scenario,
    ...responsibility(main, attempt),
    certainty: certaintyIn(attempt, main.certainty),
    code,
    caveats: caveatsOf(main, attempt, previous),
    evidence: placed(evidenceOf(main, findings), attempt),
    solved: false,
    before: null,
    since: isPending ? (previous?.waitingSince ?? evidence.at) : null,
  }
}

/** Who has to act, and the key of the words that say so. */
function responsibility(
  { scenario, owner, then }: Finding,
  { isAnotherApp }: SignInAttempt,
): Pick<Diagnosis, 'owner' | 'then' | 'words'> {
  const usual = scenarios[scenario]
  if (isAnotherApp && usual.letsAppIn) return { owner: 'it', then: null, words: anotherApp }
  if (owner === undefined) return { owner: usual.owner, then: usual.then, words: scenario }
  return { owner, then: then ?? null, words: `${scenario}@${owner}` }
}

/** A broker draws its own page, and anybody can write a recording: neither is ever certain. */
function certaintyIn({ recognition, isRecorded }: SignInAttempt, certainty: Certainty): Certainty {
  const isDoubtful = recognition === 'broker' || isRecorded
  return isDoubtful && certainty === 'confirmed' ? 'likely' : certainty
}

function caveatsOf(main: Finding, attempt: SignInAttempt, previous: PreviousResult | null): Caveat[] {
  const { scenario, code, caveat } = main
  const { isApproval } = scenarios[scenario]
  const { prompt, endpoint } = attempt.request ?? {}
  const { isAnotherApp = false } = attempt
  const wasApproval = previous !== null && scenarios[previous.scenario].isApproval
  const sawApproval = wasApproval || sawApprovalPage(attempt)
  const wasPending = previous?.scenario === 'approval-pending'
  const served = attempt.seen.findLast((one) => one.kind === 'served')
  const rules: [Caveat, boolean][] = [
    ['check-id', isApproval && !isAnotherApp && isUnchecked(attempt)],
    ['prompt-consent', isApproval && prompt === 'consent'],
    ['adminconsent-address', isApproval && endpoint === 'adminconsent'],
    ['risky-app', code === '900941' || code === '900981'],
    ['blocked-after-approval-page', scenario === 'app-blocked' && sawApproval],
    ['asked-before', scenario === 'approval-request' && wasPending],
    ['clock', Math.abs(served?.clockSkew ?? 0) > 5 * 60_000],
  ]
  const applying = rules.flatMap(([name, applies]) => (applies ? [name] : []))
  return caveat === undefined ? applying : [caveat, ...applying]
}

/** Anybody can register an app with Clara's redirect URI, and a link can begin at Clara's host. */
function isUnchecked({ recognition, request }: SignInAttempt): boolean {
  if (recognition === 'client-id') return false
  return recognition === 'return-address' || request?.clientId != null
}

/** In this attempt, or in an earlier one of the same tab. */
function sawApprovalPage(attempt: SignInAttempt): boolean {
  const here = attempt.seen.some((one) => {
    const finding = one.kind === 'page' ? evaluate(one, attempt) : null
    return finding !== null && finding !== 'ordinary' && scenarios[finding.scenario].isApproval
  })
  return here || (attempt.previous !== null && sawApprovalPage(attempt.previous))
}

/** The main evidence first. A redirect and the address that it leads to count once. */
function evidenceOf(main: Finding, findings: Finding[]): Evidence[] {
  const all = [main, ...findings].map(({ evidence }) => evidence)
  const mark = ({ what, value, where }: Evidence) => JSON.stringify([what, value, where === 'page'])
  return all.filter((one, index) => all.findIndex((other) => mark(other) === mark(one)) === index)
}

function placed(evidence: Evidence[], { isRecorded }: SignInAttempt): Evidence[] {
  return isRecorded ? evidence.map((one) => ({ ...one, where: 'recording' })) : evidence
}

function signedIn(
  attempt: SignInAttempt,
  { via, at }: ObservationOf<'response'>,
  previous: PreviousResult | null,
): Diagnosis {
  const result = earlierFailure(attempt.previous) ?? previous?.scenario ?? null
  const before = result === 'signed-in' ? null : result
  return {
    scenario: 'signed-in',
    owner: null,
    then: null,
    certainty: certaintyIn(attempt, 'confirmed'),
    words: before === null ? 'signed-in' : 'signed-in@solved',
    code: null,
    caveats: [],
    evidence: placed([{ what: 'answer', value: 'success', where: via, at }], attempt),
    solved: before !== null,
    before,
    since: null,
  }
}

/** What blocked the nearest earlier attempt in this tab that failed. */
function earlierFailure(attempt: SignInAttempt | null): ScenarioId | null {
  if (attempt === null) return null
  return diagnose(attempt)?.scenario ?? earlierFailure(attempt.previous)
}
