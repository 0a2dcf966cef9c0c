/** How much a report shows: a message of one page, or everything. */
export const levels = ['message', 'full'] as const
export type Level = (typeof levels)[number]

/** Names of earlier versions. Policies and settings files may hold them. */
export const earlierLevels = { minimal: 'message', standard: 'message' } as const

/** What a report shows of the account: nothing, its domain, all of it. */
export const accountChoices = ['off', 'domain', 'full'] as const
export type AccountChoice = (typeof accountChoices)[number]

/** What the person or a policy allows in a report. */
export interface Choices {
  level: Level
  account: AccountChoice
  /** In the message and in the full report. */
  tenant: boolean
  /** In the full report. */
  environment: boolean
  /** In the full report. */
  timeline: boolean
}

/** The choices of a level. No level shows the account. */
export function defaultChoices(level: Level): Choices {
  return { level, account: 'off', tenant: true, environment: true, timeline: true }
}

/** `fixed` comes from policy. `start` is the person's choice or a policy's suggestion. */
export function choicesUnder(fixed: Partial<Choices>, start: Partial<Choices> = {}): Choices {
  return { ...defaultChoices('message'), ...start, ...fixed }
}
