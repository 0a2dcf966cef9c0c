import type { SignInAttempt } from '../attempt/types.ts'
import { lookUpCode } from '../microsoft/codes.ts'
import { type Finding, findingOf } from './findings.ts'
import { approvalScenarios, scenarios } from './scenarios.ts'
import type { Caveat, Certainty, Diagnosis, Evidence } from './types.ts'

/** What stopped the attempt, or that it succeeded; null while nothing has stopped it. */
export function diagnose(attempt: SignInAttempt): Diagnosis | null {
  const success = successOf(attempt)
  if (success) return signedIn(attempt, success)
  const findings = standingFindings(attempt)
  const telling = findings.filter((finding) => !isGeneric(finding))
  // What Microsoft itself said is not talked over by an address that anybody could have made.
  const main = telling.find(({ certainty }) => certainty !== 'unconfirmed') ?? telling[0] ?? findings[0]
  if (main === undefined) return null
  const usual = scenarios[main.scenario]
  const owner = main.owner ?? usual.owner
  return {
    scenario: main.scenario,
    owner,
    then: main.owner === undefined ? usual.then : null,
    certainty: attempt.recognition === 'broker' ? atMostLikely(main.certainty) : main.certainty,
    words: owner === usual.owner ? main.scenario : `${main.scenario}@${owner}`,
    code: main.code,
    codeName: main.code === null ? null : (lookUpCode(main.code)?.name ?? null),
    caveats: caveatsOf(main, attempt),
    evidence: evidenceOf(main, findings),
    solved: false,
  }
}

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

/** A bare cancel and an `error` value that tells nothing: leaving "Need admin approval" by its link gives the same answer as any cancel. */
function isGeneric({ scenario, code, evidence }: Finding): boolean {
  return (
    evidence.what === 'answer' && code === null && (evidence.value === 'cancel' || scenario === 'unknown')
  )
}

function evidenceOf(main: Finding, findings: Finding[]): Evidence[] {
  return [main, ...findings.filter((finding) => finding !== main)].map(({ evidence }) => evidence)
}

function atMostLikely(certainty: Certainty): Certainty {
  return certainty === 'confirmed' ? 'likely' : certainty
}

function caveatsOf(main: Finding, attempt: SignInAttempt): Caveat[] {
  const caveats: Caveat[] = []
  const isApproval = approvalScenarios.has(main.scenario)
  if (isApproval && attempt.request?.prompt === 'consent') caveats.push('prompt-consent')
  if (isApproval && attempt.request?.endpoint === 'adminconsent') caveats.push('adminconsent-address')
  if (main.code === '900941' || main.code === '900981') caveats.push('risky-app')
  if (main.scenario === 'app-blocked' && sawApprovalPage(attempt)) caveats.push('blocked-after-approval-page')
  return caveats
}

function sawApprovalPage(attempt: SignInAttempt): boolean {
  const here = attempt.seen.some((one) => {
    const finding = one.kind === 'page' ? findingOf(one, attempt) : null
    return finding !== null && finding !== 'ordinary' && approvalScenarios.has(finding.scenario)
  })
  return here || (attempt.previous !== null && sawApprovalPage(attempt.previous))
}

function successOf(attempt: SignInAttempt): Evidence | null {
  for (const one of attempt.seen) {
    if (one.kind !== 'response' || one.response.outcome !== 'success') continue
    return { what: 'answer', value: 'success', where: one.via, at: one.at }
  }
  return null
}

function signedIn(attempt: SignInAttempt, evidence: Evidence): Diagnosis {
  const solved = wasStopped(attempt.previous)
  return {
    scenario: 'signed-in',
    owner: null,
    then: null,
    certainty: attempt.recognition === 'broker' ? 'likely' : 'confirmed',
    words: solved ? 'signed-in@solved' : 'signed-in',
    code: null,
    codeName: null,
    caveats: [],
    evidence: [evidence],
    solved,
  }
}

function wasStopped(attempt: SignInAttempt | null): boolean {
  return attempt !== null && (diagnose(attempt) !== null || wasStopped(attempt.previous))
}
