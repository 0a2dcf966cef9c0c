import { UsageError } from './command.ts'

/** The choice that a person means, in capital or small letters. */
export function choiceOf<Choice extends string>(
  option: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((one) => one.toLowerCase() === value.toLowerCase())
  if (choice === undefined) throw new UsageError(`${option} ${value}: choose ${choices.join(', ')}.`)
  return choice
}

export function wholeNumber(option: string, value: string, minimum: number): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < minimum)
    throw new UsageError(`${option} ${value}: give a whole number, ${minimum} or more.`)
  return number
}
