/** The types of the npm package. `test/cli/npm/types.test.ts` compares them with the code. */

/**
 * Says what blocked the sign-in to Clara in one address, pasted text or report of the extension.
 * The result has the fields of a line that `diagnose --jsonl` prints. No input makes it throw.
 */
export function diagnose(input: string, options?: Options): Promise<Fields>

/**
 * Reads a file with any number of sign-ins: an address, a text, a sign-in log, tickets, a mailbox,
 * a recording (HAR). The chunks are its bytes or its text, such as `createReadStream(path)`.
 * Rejects with a `TriageProblem` if nothing can be read.
 */
export function triage(chunks: Chunks, options?: Options): Promise<Triage>

export interface Options {
  /** Application (client) IDs of Clara: GUIDs with dashes. */
  clientIds?: readonly string[]
  /** Hosts of Clara, besides clara.com. */
  redirectHosts?: readonly string[]
  /** The language of `title` and `steps`; `en` without it. */
  lang?: Language
}

export type Language = 'en' | 'es' | 'pt-BR'

export type Chunks = string | Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

export interface Triage {
  /** A single record always; of several records the failed sign-ins to Clara. */
  attempts: Fields[]
  /** How many records could not be read, although their form was recognized. */
  unread: number
  unreadRecords: UnreadRecord[]
  /** As `diagnose --summary --json`. */
  summary: Summary
  /** false: the input breaks off or is damaged, and only the part before that was read. */
  isWhole: boolean
}

/** A record that could not be read. */
export interface UnreadRecord {
  /** Its place among all records of the input, from 1. */
  place: number
  name: string | null
  reason: 'broken' | 'no-code' | 'no-body' | 'no-records' | 'no-text' | 'no-headings' | 'netlog'
}

export interface TriageProblem extends Error {
  reason: 'empty' | 'binary' | 'too-large' | 'endless-cell' | 'office' | 'locked' | 'broken-off'
}

/** One sign-in. A field is `null` where the input does not say. */
export interface Fields {
  /** Host of an address, in lower case. */
  host: string | null
  /** The address is Microsoft's sign-in page, or the input has another mark of Microsoft's. */
  isMicrosoft: boolean
  endpoint: 'authorize' | 'adminconsent' | 'other' | null
  /** `common`, a domain or a GUID. */
  tenant: string | null
  /** The app that the address or the text names. */
  clientId: string | null
  redirectUri: string | null
  /** An account: handle it as personal data. */
  loginHint: string | null
  scopes: string[]
  responseMode: string | null
  /** The input reports a failure. */
  hasError: boolean
  /** The OAuth error. */
  error: string | null
  subcode: string | null
  /** The digits of the AADSTS code that gives the reason. */
  code: string | null
  /** The digits of all AADSTS codes, in order. */
  codes: string[]
  /** Trace ID, which Microsoft's pages call Request Id. */
  traceId: string | null
  correlationId: string | null
  /** ISO 8601, UTC. */
  timestamp: string | null
  /** Why there is no diagnosis; `null` where there is one. */
  notDiagnosed: 'success' | 'step' | 'another-app' | 'not-microsoft' | 'no-error' | null
  /** The app that the input names instead of Clara; `null` where there is a diagnosis. */
  otherApp: string | null
  /** `null` if the input shows no blocked sign-in to Clara. */
  diagnosis: Diagnosis | null
}

export interface Diagnosis {
  /** What blocked the sign-in. */
  scenario: Scenario
  /** Who can fix it; `null` if nobody knows yet. */
  owner: Owner | null
  /** Who acts after the owner. */
  then: Owner | null
  certainty: Certainty
  /** A sentence in the language of the options. */
  title: string
  /** Sentences for the person, in the same language. */
  steps: string[]
  evidence: Evidence[]
}

/** What blocked the sign-in. The names stay the same from version to version. */
export type Scenario =
  /** Approval required: the person can send a request. */
  | 'approval-request'
  /** Request sent: nobody has decided yet. */
  | 'approval-pending'
  /** Microsoft could not send the request. */
  | 'approval-request-failed'
  /** An administrator must approve Clara. */
  | 'admin-approval'
  /** The person canceled the permissions page. */
  | 'consent-declined'
  /** The person left the sign-in. */
  | 'cancelled'
  /** No approval for Clara on record. */
  | 'consent-missing'
  /** Clara is turned off in the company. */
  | 'app-blocked'
  /** The person is not assigned to Clara. */
  | 'not-assigned'
  /** Clara or its registration needs fixing. */
  | 'app-misconfigured'
  /** A service that Clara needs is missing. */
  | 'resource-missing'
  /** Wrong Microsoft account. */
  | 'wrong-account'
  /** Account disabled, locked or expired. */
  | 'account-blocked'
  /** Password. */
  | 'password'
  /** Second sign-in step not completed. */
  | 'mfa'
  /** Second sign-in step not set up. */
  | 'mfa-setup'
  /** Access rules of the company. */
  | 'conditional-access'
  /** Device does not meet the rules. */
  | 'device'
  /** Tenant restrictions. */
  | 'tenant-restricted'
  /** The company's own sign-in server. */
  | 'federation'
  /** Stale sign-in: start again. */
  | 'session'
  /** Cookies or scripts blocked in the browser. */
  | 'browser-blocked'
  /** A sign-in page couldn’t be reached. */
  | 'network'
  /** Fault at Microsoft. */
  | 'service'
  /** Passing fault: try again. */
  | 'transient'
  /** Cause not known. */
  | 'unknown'

export type Owner = 'you' | 'it' | 'clara' | 'microsoft' | 'wait'

export type Certainty = 'confirmed' | 'likely' | 'unconfirmed'

export interface Evidence {
  what:
    | 'code'
    | 'answer'
    | 'structure'
    | 'status'
    | 'network'
    | 'address'
    | 'rounds'
    | 'silence'
    | 'said'
    | 'stuck'
  value: string
  where: 'page' | 'redirect' | 'form' | 'address' | 'network' | 'pasted' | 'recording' | 'person'
}

/** `stopped` are the failed sign-ins to Clara. Owners, codes, tenants and days count only these. */
export interface Summary {
  total: number
  stopped: number
  /** Records of a failed sign-in that another record reports too. They are not in `stopped`. */
  duplicates: number
  /** Records that could not be read. They are not in `total`. */
  unread: number
  /** People with a failed sign-in; `null` if the input names nobody. */
  people: number | null
  /** People whose latest sign-in failed. */
  stillBlocked: number | null
  /** People with a success after their last failed sign-in. */
  fixed: number | null
  /** Median of the minutes from the first failure since the last success to the next success. */
  minutesToFix: number | null
  /** The first and last failed sign-in, ISO 8601. */
  firstAt: string | null
  lastAt: string | null
  /** People whose latest sign-in shows a request that nobody has decided. */
  waiting: number | null
  /** By the cause of the last failure, most people first. */
  fixes: Fix[]
  /** The sign-ins of a log that ended, by day in UTC, oldest first. */
  shares: Share[]
  /** What one decision would solve: people still blocked, most people first. */
  actions: Action[]
  /** Most frequent first. `no-stop`: no failed sign-in to Clara. */
  causes: Group<Scenario | 'signed-in' | 'no-stop'>[]
  owners: Group<Owner | null>[]
  codes: Group<string>[]
  /** `null`: the input names no tenant. */
  tenants: Group<string | null>[]
  /** Two letters each; `null`: the record names none. Only of a log that has countries. */
  countries?: Group<string | null>[]
  /** Year-month-day in UTC, oldest first; `null`: the input has no time. */
  days: Day[]
  /** Only from an access log: hours in UTC such as `2026-11-20T10:00Z`, oldest first. */
  hours?: Group<string | null>[]
  /** Only from an access log: paths with unknown words masked. */
  routes?: Group<string>[]
  /** Only from an access log: lines that show no answer. They are not in `total`. */
  requests?: number
  /** Only from an access log: answers in a body, whose content no access log holds. */
  formPosts?: number
  /** Only from an access log: answers to hosts that are not Clara's. */
  otherHosts?: number
}

export interface Action {
  scenario: Scenario
  owner: Owner | null
  people: number
  /** Fewer than five people. */
  small?: true
}

export interface Fix extends Action {
  /** Median of the minutes until they got in. */
  minutesToFix: number
}

export interface Share {
  /** Year-month-day in UTC. */
  day: string
  signIns: number
  successes: number
}

export interface Day extends Group<string | null> {
  causes: Group<Scenario | 'signed-in' | 'no-stop'>[]
}

export interface Group<Key> {
  key: Key
  count: number
  /** Left out if the input names nobody. */
  people?: number
  /** Of causes and codes: the first and last failed sign-in, ISO 8601. */
  firstAt?: string
  lastAt?: string
  /** Fewer than five people. */
  small?: true
}
