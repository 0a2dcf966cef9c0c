import { readAddress } from '../microsoft/address.ts'
import { readText } from '../microsoft/text.ts'
import type { Address, TextFacts } from '../microsoft/types.ts'
import { emptyTab, fold } from './fold.ts'
import type { Observation } from './observation.ts'
import { observeAddress } from './observe.ts'
import { namesAnotherApp } from './recognise.ts'
import type { Clara, SignInAttempt, TabRecord } from './types.ts'

/** One address or one text, parsed, and the attempt of Clara's in it; null if there is none. */
export type Input = ({ kind: 'address'; address: Address } | { kind: 'text'; text: TextFacts }) & {
  attempt: SignInAttempt | null
}

/** Reads one address or one pasted text. `at` is used where it has no time. Never throws. */
export function readInput(input: string, at: number, clara: Clara): Input {
  const trimmed = input.trim()
  const address = wholeAddress.test(trimmed) ? readAddress(trimmed) : null
  if (address === null) {
    const text = readText(input)
    const observation: Observation = { kind: 'text', at, text }
    return {
      kind: 'text',
      text,
      attempt: text.isMicrosoft ? fold(emptyTab, observation, clara).attempt : null,
    }
  }
  return { kind: 'address', address, attempt: attemptOfAddress(address, at, clara) }
}

/** People may paste a decoded address: then these two parameters contain spaces. */
const wholeAddress = /^https?:\/\/\S*(?:[?&#](?:scope|error_description)=[\s\S]*)?$/i

/** People paste Microsoft's addresses to ask about Clara, unless the address names another app. */
function attemptOfAddress(address: Address, at: number, clara: Clara): SignInAttempt | null {
  const observations = observeAddress(address, { at, from: null, chain: null }, clara)
  const isRequest = address.request !== null
  const tab = address.isMicrosoft && !isRequest ? assumedTab(address, at, clara) : emptyTab
  return observations.reduce((record, observation) => fold(record, observation, clara), tab).attempt
}

/** A tab in which a sign-in to Clara has begun. */
function assumedTab({ response }: Address, at: number, clara: Clara): TabRecord {
  if (response !== null && namesAnotherApp(response, clara)) return emptyTab
  const nothing = { request: null, seen: [], loopStarts: [], previous: null }
  return { ...emptyTab, attempt: { startedAt: at, recognition: 'text', ...nothing } }
}
