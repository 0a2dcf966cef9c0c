import { fill } from '../../_locales/index.ts'
import { GraphError } from '../../tenant/graph.ts'
import type { WorkbenchContext } from '../context.ts'
import { SignInError } from './sign-in.ts'

export interface Message {
  text: string
  /** What Microsoft's page may have shown: the extension never sees it. */
  hints: string[]
}

/** Why the administrator is not signed in. */
export function failureMessage(error: unknown, words: WorkbenchContext['tenant']): Message {
  if (error instanceof GraphError) return { text: words['error-expired'], hints: [] }
  if (!(error instanceof SignInError)) return otherMessage(error instanceof Error ? error.name : '?', words)
  if (error.reason === 'other') return otherMessage(error.code, words)
  const hints = error.reason === 'closed' ? explained.map((code) => words[`code-${code}`]) : []
  return { text: words[`error-${error.reason}`], hints }
}

function otherMessage(failure: string, words: WorkbenchContext['tenant']): Message {
  const code = explained.find((one) => failure === `AADSTS${one}`)
  const text = fill(words['error-other'], { code: failure })
  return { text, hints: code === undefined ? [] : [words[`code-${code}`]] }
}

/** Failures of a registration that is not right yet. */
const explained = ['50011', '50020', '50194', '90002', '700016', '9002326', 'approval'] as const
