/** How much a report tells. */
export const levels = ['minimal', 'standard', 'full'] as const
export type Level = (typeof levels)[number]

/** What of the account is told: nothing, its domain, all of it. */
export const accountChoices = ['off', 'domain', 'full'] as const
export type AccountChoice = (typeof accountChoices)[number]

/** What the person (or a policy) lets into a report. */
export interface Choices {
  level: Level
  account: AccountChoice
  tenant: boolean
  environment: boolean
  timeline: boolean
}

/** What a level tells unless single switches say otherwise. The account is never told unasked. */
export function defaultChoices(level: Level): Choices {
  const isMinimal = level === 'minimal'
  return {
    level,
    account: 'off',
    tenant: !isMinimal,
    environment: !isMinimal,
    timeline: level === 'full',
  }
}

/** What is told where a policy has fixed some of it, and the person, or a policy's suggestion, has said where the rest starts. */
export function choicesUnder(fixed: Partial<Choices>, start: Partial<Choices> = {}): Choices {
  return { ...defaultChoices(fixed.level ?? start.level ?? 'standard'), ...start, ...fixed }
}
