import { languages, loadWords } from '../../_locales/index.ts'
import type { Clara } from '../../attempt/types.ts'
import { isObject } from '../../microsoft/json.ts'
import { effectiveSettings } from '../../settings/effective.ts'
import { type Counting, startCounting } from '../../triage/count.ts'
import { TriageError } from '../../triage/errors.ts'
import type { Found, Unread } from '../../triage/reading.ts'
import { readInput } from '../../triage/records/read-input.ts'
import { triageFile } from '../../triage/triage.ts'
import { checkClara } from '../clara-options.ts'
import { type Fields, fieldsOfFound, fieldsOfInput, shownIn } from '../diagnose/fields.ts'
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
  // The hashes of people end with this call.
  const source: Source = { bytes: bytesIn(chunks), counting: startCounting(0), unread: [], isWhole: true }
  const attempts: Fields[] = []
  for await (const found of shownIn(foundIn(source, clara))) attempts.push(fieldsOfFound(found, words))
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

async function read(options: Public.Options) {
  checkForm(options)
  const { clientIds = [], redirectHosts = [], lang = 'en' } = options
  const policy = checkClara(
    { clientIds, redirectHosts },
    { clientIds: 'clientIds:', redirectHosts: 'redirectHosts:' },
  )
  return {
    clara: effectiveSettings({ policy, person: undefined }).settings,
    words: await loadWords(choiceOf('lang:', lang, languages)),
  }
}

/** Programs in JavaScript have no compiler: a misspelled option would change nothing. */
function checkForm(options: unknown): void {
  if (!isObject(options)) throw new TypeError('options: give an object, such as { lang: "es" }.')
  for (const [name, value] of Object.entries(options)) {
    if (!isName(name)) throw new TypeError(`${name} is no option: choose ${Object.keys(forms).join(', ')}.`)
    if (value !== undefined && !forms[name].fits(value))
      throw new TypeError(`${name}: give ${forms[name].what}.`)
  }
}

const list = { fits: Array.isArray, what: 'a list' }

const forms = {
  clientIds: list,
  redirectHosts: list,
  lang: { fits: (value: unknown) => typeof value === 'string', what: 'a text' },
} satisfies Record<keyof Public.Options, unknown>

const isName = (name: string): name is keyof typeof forms => Object.hasOwn(forms, name)

async function* bytesIn(chunks: Public.Chunks): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const isOne = typeof chunks === 'string' || chunks instanceof Uint8Array
  if (!isOne && !isIterable(chunks)) throw new TypeError(wrongChunks)
  for await (const chunk of isOne ? [chunks] : chunks) {
    const bytes = typeof chunk === 'string' ? encoder.encode(chunk) : chunk
    if (!(bytes instanceof Uint8Array)) throw new TypeError(wrongChunks)
    yield bytes
  }
}

const wrongChunks = 'triage: give a text, bytes, or chunks of them, such as createReadStream(path).'

function isIterable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Symbol.iterator in value || Symbol.asyncIterator in value
}

function problemOf(cause: TriageError): Error {
  return Object.assign(new Error(`The input ${problems[cause.reason]}`, { cause }), { reason: cause.reason })
}
