import { languages, loadWords } from '../../_locales/index.ts'
import type { Clara } from '../../attempt/types.ts'
import { effectiveSettings } from '../../settings/effective.ts'
import { type Counting, startCounting } from '../../triage/count.ts'
import { TriageError } from '../../triage/errors.ts'
import { readInput } from '../../triage/records/read-input.ts'
import { type Found, triageFile, type Unread } from '../../triage/triage.ts'
import { checkClara } from '../clara-options.ts'
import { type Fields, fieldsOf, fieldsOfInput, shownIn } from '../diagnose/fields.ts'
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
  // What is kept of a person ends with this call.
  const source: Source = { bytes: bytesIn(chunks), counting: startCounting(0), unread: [], isWhole: true }
  const attempts: Fields[] = []
  for await (const found of shownIn(foundIn(source, clara))) attempts.push(fieldsOf(found, words))
  const { counting, unread, isWhole } = source
  const summary = counting.summary(unread.length)
  return { attempts, unread: unread.length, unreadRecords: unread, summary, isWhole }
}

interface Source {
  bytes: AsyncIterable<Uint8Array>
  counting: Counting
  unread: Unread[]
  isWhole: boolean
}

/** Each result as it is read. Counts it, and notes in the source what could not be read. */
async function* foundIn(source: Source, clara: Clara): AsyncGenerator<Found> {
  const { bytes, counting, unread } = source
  let isStarted = false
  try {
    for await (const one of triageFile(bytes, { clara, now: Date.now() })) {
      isStarted ||= one.kind !== 'form'
      if (one.kind === 'passed') counting.pass(one.passed)
      else if (one.kind === 'unread') unread.push(one.unread)
      else if (one.kind === 'found') {
        counting.add(one.found)
        yield one.found
      }
    }
  } catch (error) {
    if (!(error instanceof TriageError)) throw error
    if (!isStarted) throw problemOf(error)
    source.isWhole = false
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
