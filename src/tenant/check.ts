import type { Graph } from './graph.ts'
import type { App } from './types.ts'

/** One question to Graph, and what must be known before it is asked. */
export type Check<Finding> = {
  /** The least privileged one for its calls: https://learn.microsoft.com/graph/api */
  permission: string
} & (
  | { needs: 'nothing'; find(input: CheckInput): Promise<Finding> }
  | { needs: 'client-id'; find(input: CheckInput, clientId: string): Promise<Finding> }
  | { needs: 'app'; find(input: CheckInput, app: App): Promise<Finding> }
)

export interface CheckInput {
  graph: Graph
  /** From an enforced policy or the build; null: none is configured. */
  clientId: string | null
  expectedScopes: readonly string[]
  /** The delegated permissions in the token. */
  scopes: readonly string[]
  /** The sign-in to look up; null: all sign-ins to Clara of the last day. */
  correlationId: string | null
  /** Milliseconds since the epoch. */
  now: number
}
