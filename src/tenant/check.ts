import type { Graph } from './graph.ts'
import type { Result, Skip } from './types.ts'

/** One question to Graph. */
export interface Check<Finding> {
  /**
   * Delegated permissions: one is enough, and the first is the least privileged.
   * https://learn.microsoft.com/graph/permissions-reference
   */
  permissions: readonly [string, ...string[]]
  /** Asks Graph, or says what is missing to ask. Throws a GraphError. */
  ask(input: CheckInput, before: readonly Result[]): Promise<Finding> | Skip
}

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
