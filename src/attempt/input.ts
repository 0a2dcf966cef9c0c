import { readAddress } from '../microsoft/address.ts'
import { givesReason } from '../microsoft/codes.ts'
import { ungarbled } from '../microsoft/garbled.ts'
import { decodePercent, plainText, withoutEscapes } from '../microsoft/plain.ts'
import { readStatement } from '../microsoft/statement.ts'
import { readText } from '../microsoft/text.ts'
import type { Address, TextFacts } from '../microsoft/types.ts'
import { unwrapLink } from '../microsoft/wrapped-link.ts'
import { emptyTab, fold, foldAll } from './fold.ts'
import { observeAddress } from './observe-address.ts'
import { namesAnotherApp } from './recognize.ts'
import { type Silence, silenceOfAddress, silenceOfText } from './silence.ts'
import type { Clara, SignInAttempt, TabRecord } from './types.ts'

/** One address or one text, parsed. */
export type ParsedInput = { kind: 'address'; address: Address } | { kind: 'text'; text: TextFacts }

export type Input = ParsedInput & {
  /** null: it shows no sign-in to Clara. */
  attempt: SignInAttempt | null
  silence: Silence
}

/** Parses one address or one pasted text. Never throws. */
export function parseInput(input: string): ParsedInput {
  const plain = input.replace(shellSigns, '')
  const trimmed = unwrapLink(withoutEscapes(withoutMarks(plain)))
  if (!isAddress(trimmed)) return { kind: 'text', text: readText(plain) }
  const whole = ungarbled(trimmed)
  const address = readAddress(whole)
  return address === null
    ? { kind: 'text', text: readText(plain) }
    : { kind: 'address', address: explained(address, whole) }
}

/** Mail, chat and lists put marks around an address. */
function withoutMarks(text: string): string {
  const trimmed = text.trim()
  const address = trimmed.replace(marksBefore, '')
  return address === trimmed ? trimmed : address.replace(/[>`"')\]*|\s]{1,9}$/, '')
}

const marksBefore = /^[>|*•\s`"'<([-]{1,9}(?=https?:\/\/)/i

/** A number that is not in the table has only its sentence. */
function explained(address: Address, text: string): Address {
  const { response } = address
  if (!response?.code || response.statement || givesReason(response.code)) return address
  const found = readStatement(plainText(decodePercent(text)), 'marked')
  return found ? { ...address, response: { ...response, statement: found.statement } } : address
}

/** Why an input shows no blocked sign-in to Clara. It counts only where there is no diagnosis. */
export function silenceOf(input: ParsedInput, clara: Clara): Silence {
  return input.kind === 'text' ? silenceOfText(input.text, clara) : silenceOfAddress(input.address, clara)
}

/** The attempt in an input that happened `at` this time. */
export function attemptIn(input: ParsedInput, at: number, clara: Clara): SignInAttempt | null {
  if (input.kind === 'address') return attemptOfAddress(input.address, at, clara)
  const { text } = input
  return text.isMicrosoft ? fold(emptyTab, { kind: 'text', at, text }, clara).attempt : null
}

/** Windows' command line wants a caret before these signs. */
const shellSigns = /\^(?=[&%])/g

/** People may paste a decoded address: then these two parameters contain spaces. */
const wholeAddress = /^https?:\/\/\S*(?:[?&#](?:scope|error_description)=[\s\S]*)?$/i

/** Only a description has several lines or ordinary words. Behind scopes they are the person's. */
function isAddress(text: string): boolean {
  if (!wholeAddress.test(text)) return false
  const line = String(text.split('\n', 1))
  if (/[?&#]error_description=/i.test(line)) return true
  return line === text && text.split(/\s+/).every((word) => scope.test(word))
}

const scope = /^(?:openid|profile|email)(?:&|$)|[._:/]/

/** People paste Microsoft's addresses to ask about Clara, unless the address names another app. */
function attemptOfAddress(address: Address, at: number, clara: Clara): SignInAttempt | null {
  const observations = observeAddress(address, { at, from: null, chain: null }, clara)
  const isRequest = address.request !== null
  const tab = address.isMicrosoft && !isRequest ? assumedTab(address, at, clara) : emptyTab
  return foldAll(tab, observations, clara).attempt
}

/** A tab in which a sign-in to Clara has begun. */
function assumedTab({ response }: Address, at: number, clara: Clara): TabRecord {
  if (response !== null && namesAnotherApp(response, clara)) return emptyTab
  const nothing = { request: null, seen: [], loopStarts: [], previous: null }
  return { ...emptyTab, attempt: { startedAt: at, recognition: 'text', ...nothing } }
}
