import { readAddress } from '../microsoft/address.ts'
import { readText } from '../microsoft/text.ts'
import type { Address, TextFacts } from '../microsoft/types.ts'
import { emptyTab, fold } from './fold.ts'
import type { Observation } from './observation.ts'
import { observeAddress } from './observe.ts'
import { namesAnotherApp } from './recognise.ts'
import type { Clara, SignInAttempt } from './types.ts'

/** What somebody handed in: one address or one text, taken apart, and the attempt that shows in it (null: none of Clara's). */
export type Input = ({ kind: 'address'; address: Address } | { kind: 'text'; text: TextFacts }) & {
  attempt: SignInAttempt | null
}

/** Reads one address or one pasted text. `at` is the time to give what carries none. Never throws. */
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

/** People decode addresses before they paste them: then white space stands in the two parameters that have any. */
const wholeAddress = /^https?:\/\/\S*(?:[?&#](?:scope|error_description)=[\s\S]*)?$/i

/** An address on Microsoft's host is Microsoft's word about some app: Clara's as long as it names no other. */
function attemptOfAddress(address: Address, at: number, clara: Clara): SignInAttempt | null {
  const observations = observeAddress(address, { at, from: null, chain: null }, clara)
  const isRequest = address.request !== null
  const tab = address.isMicrosoft && !isRequest ? handedIn(address, at, clara) : emptyTab
  return observations.reduce((record, observation) => fold(record, observation, clara), tab).attempt
}

function handedIn({ response }: Address, at: number, clara: Clara) {
  if (response !== null && namesAnotherApp(response, clara)) return emptyTab
  const attempt: SignInAttempt = {
    startedAt: at,
    recognition: 'text',
    request: null,
    seen: [],
    loopStarts: [],
    previous: null,
  }
  return { ...emptyTab, attempt }
}
