import type { Arbitrary } from 'fast-check'
import { loadTriageWords } from '../../src/_locales/index.ts'
import { emptyTab } from '../../src/attempt/fold.ts'
import { observe } from '../../src/attempt/observe.ts'
import { observeNavigation, observeRedirect } from '../../src/attempt/observe-address.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { readMessage } from '../../src/background/read-message.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { readStored } from '../../src/diagnosis/stored.ts'
import { readPage } from '../../src/microsoft/page.ts'
import { readAccount } from '../../src/microsoft/page-config.ts'
import { readImport, withEntries } from '../../src/options/transfer.ts'
import { buildReport } from '../../src/report/build.ts'
import { reportDocument } from '../../src/report/html.ts'
import { reportJson } from '../../src/report/json.ts'
import { reportMarkdown } from '../../src/report/markdown.ts'
import { reportText } from '../../src/report/text.ts'
import type { ReportInput } from '../../src/report/types.ts'
import { effectiveSettings } from '../../src/settings/effective.ts'
import { problemsOf } from '../../src/settings/problems.ts'
import { readInput } from '../../src/triage/records/read-input.ts'
import { silenceText } from '../../src/triage/silence-text.ts'
import { clara, foldAll, noon, page as pageOf, request } from '../builders.ts'
import { blockedAt, inputOf } from '../report/input.ts'
import { attemptsIn } from '../triage/recordings.ts'
import { inputs } from './inputs.ts'

/** One reader: its inputs, and everything that the product would keep, show or send from them. */
export interface Target<T = unknown> {
  input: Arbitrary<T>
  run(input: T): unknown
  /** Random changes may make a secret unrecognizable, so that the result may have it. */
  isSpoiled?: true
}

const triageWords = await loadTriageWords('en')
const usual = await inputOf(blockedAt({ codes: ['90094'] }))

const url = (text: string) => [
  observeNavigation({ url: text, at: noon, from: 'app.clara.com', chain: '1' }, clara),
  observeRedirect({ url: text, at: noon, from: 'login.microsoftonline.com', chain: '1' }),
]

function visited(text: string): unknown {
  const seen = url(text).flat()
  return [seen, ...reports(foldAll([request(), ...seen]).attempt)]
}

function handedIn(text: string): unknown {
  const { attempt, silence } = readInput(text, noon, clara)
  return [attempt, silenceText(silence, triageWords), ...reports(attempt)]
}

function drawn(html: string): unknown {
  const script = html.slice(html.indexOf('$Config='))
  const text = () => html.replace(/<script>.*<\/script>/s, ' ')
  const facts = readPage({
    pageId: html.match(/content="([^"]*)"/)?.[1] ?? null,
    script,
    text,
    visibleText: text,
    headline: () => html,
    has: () => false,
  })
  readAccount(script, html)
  const { attempt } = foldAll([request(), pageOf(facts)])
  return [facts, ...reports(attempt)]
}

function recorded(text: string): unknown {
  return attemptsIn(JSON.parse(text).log.entries).flatMap((attempt) => [attempt, ...reports(attempt)])
}

function configured(policy: unknown): unknown {
  const { settings } = effectiveSettings({ policy, person: policy })
  const report = buildReport({ ...usual, settings: { ...settings, ...clara } })
  problemsOf({ policy, person: policy })
  const file = { schemaVersion: 1, settings: policy }
  const read = readImport(JSON.stringify(file))
  return [reportDocument(report), 'found' in read ? withEntries(policy, read.found) : read]
}

function reported(message: unknown): unknown {
  const reader = { id: 'ours', frameId: 0, url: 'https://login.microsoftonline.com/common/login' }
  const event = readMessage(message, reader, noon)
  readStored(message)
  if (event === null) return null
  const observations = observe(event, clara, emptyTab)
  const { attempt } = foldAll([request(), ...observations])
  return [...observations, ...reports(attempt)]
}

/** A record of storage with a changed value: if it is read, it can be reported. */
function kept([path, value]: readonly [readonly number[], unknown]): unknown {
  const stored = readStored(replaced(record, path, value))
  try {
    return stored?.attempt ? [stored, ...reports(stored.attempt)] : null
  } catch {
    // The right shape with impossible values: `background/record.ts` ignores such a record.
    return null
  }
}

const attempt = blockedAt({ codes: ['90095'], form: 'reason' })
const record = { ...emptyTab, attempt, diagnosis: diagnose(attempt), private: false }

/** A copy with another value at a path: each number is the index of an entry. */
function replaced(whole: unknown, [first = 0, ...path]: readonly number[], value: unknown): unknown {
  if (typeof whole !== 'object' || whole === null) return value
  const names = Object.keys(whole)
  const name = names[first % Math.max(1, names.length)]
  if (name === undefined) return value
  const inner = Object.getOwnPropertyDescriptor(whole, name)?.value
  const changed = path.length === 0 ? value : replaced(inner, path, value)
  return Array.isArray(whole) ? whole.with(Number(name), changed) : { ...whole, [name]: changed }
}

/** A report in all its forms, if the sign-in failed. */
function reports(attempt: SignInAttempt | null): string[] {
  const diagnosis = attempt && diagnose(attempt)
  if (attempt === null || diagnosis === null || diagnosis.scenario === 'signed-in') return []
  const input: ReportInput = { ...usual, attempt, diagnosis }
  const report = buildReport(input)
  return [reportText, reportMarkdown, reportJson, reportDocument].map((write) => write(report))
}

const target = <T>(input: Arbitrary<T>, run: (input: T) => unknown, isSpoiled?: true): Target =>
  ({ input, run, ...(isSpoiled && { isSpoiled }) }) as Target

export const targets: Readonly<Record<string, Target>> = {
  addresses: target(inputs.address, visited),
  'pasted addresses': target(inputs.address, handedIn),
  pages: target(inputs.page, drawn),
  texts: target(inputs.text, handedIn),
  sentences: target(inputs.sentence, handedIn),
  recordings: target(inputs.recording, recorded),
  policies: target(inputs.policy, configured),
  messages: target(inputs.message, reported),
  records: target(inputs.record, kept),
  'spoiled texts': target(inputs.mutated, handedIn, true),
  'spoiled addresses': target(inputs.mutated, visited, true),
  'spoiled pages': target(inputs.mutated, drawn, true),
}
