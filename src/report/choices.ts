/** How much a report shows. */
export const levels = ['minimal', 'standard', 'full'] as const
export type Level = (typeof levels)[number]

/** What a report shows of the account: nothing, its domain, all of it. */
export const accountChoices = ['off', 'domain', 'full'] as const
export type AccountChoice = (typeof accountChoices)[number]

/** What the person or a policy allows in a report. */
export interface Choices {
  level: Level
  account: AccountChoice
  tenant: boolean
  environment: boolean
  timeline: boolean
}

/** The choices of a level. No level shows the account. */
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

/** `fixed` comes from policy. `start` is the person's choice or a policy's suggestion. */
export function choicesUnder(fixed: Partial<Choices>, start: Partial<Choices> = {}): Choices {
  return { ...defaultChoices(fixed.level ?? start.level ?? 'standard'), ...start, ...fixed }
}
