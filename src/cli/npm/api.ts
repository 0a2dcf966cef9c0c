import { languages, loadWords } from '../../_locales/index.ts'
import { effectiveSettings } from '../../settings/effective.ts'
import { startCounting } from '../../triage/count.ts'
import { TriageError } from '../../triage/errors.ts'
import { readInput } from '../../triage/records/read-input.ts'
import { type Found, triageFile, type Unread } from '../../triage/triage.ts'
import { checkClara } from '../clara-options.ts'
import { attemptsOf, fieldsOfInput } from '../diagnose/fields.ts'
import { problems } from '../diagnose/problems.ts'
import { choiceOf } from '../option-values.ts'
import type * as Public from './index.d.ts'

export const diagnose: typeof Public.diagnose = async (input, options = {}) => {
  if (typeof input !== 'string') throw new TypeError('diagnose: give a text as the input.')
  const { clara, words } = await read(options)
  return fieldsOfInput(readInput(input, Date.now(), clara), words)
}

export const triage: typeof Public.triage = async (chunks, options = {}) => {
  const { clara, words } = await read(options)
  const all: Found[] = []
  // What is kept of a person ends with this call.
  const counting = startCounting(0)
  const unreadRecords: Unread[] = []
  let isWhole = true
  try {
    for await (const one of triageFile(bytesIn(chunks), { clara, now: Date.now() })) {
      if (one.kind === 'found') {
        all.push(one.found)
        counting.add(one.found)
      } else if (one.kind === 'passed') counting.pass(one.passed)
      else if (one.kind === 'unread') unreadRecords.push(one.unread)
    }
  } catch (error) {
    if (!(error instanceof TriageError)) throw error
    if (error.reason !== 'broken-off') throw problemOf(error)
    isWhole = false
  }
  const unread = unreadRecords.length
  return {
    attempts: attemptsOf(all, words),
    unread,
    unreadRecords,
    summary: counting.summary(unread),
    isWhole,
  }
}

async function read({ clientIds = [], redirectHosts = [], lang = 'en' }: Public.Options) {
  const policy = checkClara(
    { clientIds, redirectHosts },
    { clientIds: 'clientIds:', redirectHosts: 'redirectHosts:' },
  )
  return {
    clara: effectiveSettings({ policy, person: undefined }).settings,
    words: await loadWords(choiceOf('lang:', lang, languages)),
  }
}

async function* bytesIn(chunks: Public.Chunks): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const isOne = typeof chunks === 'string' || chunks instanceof Uint8Array
  for await (const chunk of isOne ? [chunks] : chunks)
    yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk
}

function problemOf(cause: TriageError): Error {
  return Object.assign(new Error(`The input ${problems[cause.reason]}`, { cause }), { reason: cause.reason })
}
