import type { ComponentType } from 'preact'
import type { Language, Words } from '../_locales/index.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import type { HistoryEntry } from '../diagnosis/history.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import type { Settings } from '../settings/types.ts'
import type { Access } from '../ui/access.ts'
import type { Progress } from './progress.ts'

/** What the popup's parts draw besides the state of the tab. */
export interface PopupContext extends Page {
  /** Milliseconds since the epoch. */
  now: number
  /** Null until it is loaded. */
  environment: Environment | null
  /** Null until it is loaded. */
  report: ReportParts | null
  /** Draws another tab's record in place of this one's. */
  show: (stored: StoredTab) => void
  deleteHistory: () => Promise<void>
}

/** What the first paint of every state waits for. */
export interface Page {
  settings: Settings
  language: Language
  words: Words
  tabId: number | null
  /** What the person had done when an earlier popup closed. */
  progress: Progress | null
}

/** What only an idle tab waits for before its first paint. */
export interface Environment {
  access: Access
  earlier: EarlierSignIns
  /** They come with the environment, so that a failure is drawn without them. */
  parts: Record<'Notices' | 'Idle' | 'Earlier', ComponentType<EnvironmentProps>>
}

export interface EarlierSignIns {
  entries: HistoryEntry[]
  lastFailure: FailureRecord | null
}

/** A failure that somebody else has to fix and that no success has followed. */
export interface FailureRecord {
  entry: HistoryEntry
  /** The whole record; null once the browser has been closed. */
  stored: StoredTab | null
}

export interface EnvironmentProps {
  environment: Environment
  context: PopupContext
}

/** What makes and draws the report of a failure. */
export interface ReportParts {
  makeReport: (attempt: SignInAttempt, diagnosis: Diagnosis, context: PopupContext) => MadeReport
  More: ComponentType<{ attempt: SignInAttempt; context: PopupContext }>
  TakePicture: ComponentType<{ context: PopupContext }>
  Stuck: ComponentType<{ attempt: SignInAttempt; context: PopupContext }>
}

/** A report in the forms that are copied. */
export interface MadeReport {
  text: string
  html: string
  /** Says in plain words what the app wants beyond a sign-in; null if nothing is known. */
  beyondSignIn: string | null
}
