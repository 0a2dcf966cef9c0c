import { fill } from '../_locales/index.ts'
import { firstSeen, identifiersOf } from '../diagnosis/identifiers.ts'
import { anotherApp } from '../diagnosis/scenarios.ts'
import type { Caveat, Diagnosis } from '../diagnosis/types.ts'
import { claraChange } from './clara-changes.ts'
import { wayBesideLink, waysToApprove, wayWithoutRequest } from './consent.ts'
import { doubtOf, isStuck } from './evidence.ts'
import { expectations } from './expectations.ts'
import { clientIdFound } from './facts.ts'
import { addressNamedIn, pathsByName } from './portal-paths.ts'
import { asksToApprove, concernsPerson } from './scenario-rows.ts'
import { filledOpening, isSetup, type MessageWords, messageWords } from './scenario-words.ts'
import type { MessageInput, Report, ReportInput, Section, Step, Way } from './types.ts'

/** The head of a report: what happened, what is broken, and who has to act. */
export function headline(input: MessageInput): Pick<Report, 'title' | 'warning' | 'summary'> {
  const { words, diagnosis } = input
  const { message } = words
  const known = messageWords(words, diagnosis)
  const happened = isStuck(diagnosis) ? message.stuck.happened : known.happened
  return {
    title: isStuck(diagnosis) ? message.stuck.title : known.title,
    warning: warningOf(input),
    summary: [filledOpening(words, happened, diagnosis.code), [known.now, ...warningsIn(input)].join(' ')],
  }
}

function warningOf({ diagnosis, words: { message } }: ReportInput): string | null {
  const doubt = doubtOf(diagnosis)
  return doubt && message[`doubt-${doubt}`]
}

/** What an administrator does, in order: check it, solve it, ask for another sign-in. */
export function messageSections(input: MessageInput): Section[] {
  const { words, diagnosis } = input
  const { message } = words
  const said = messageWords(words, diagnosis)
  const again = isForClara(diagnosis) ? message.againClara : message.again
  const sections: Section[] = [
    { id: 'genuine', heading: message.genuine, kind: 'notes', items: checks(input) },
    { id: 'steps', heading: said.heading, kind: 'steps', items: stepsOf(said, input) },
    { id: 'again', heading: again, kind: 'line', items: textsOf(said.again, input) },
  ]
  return sections
    .filter(({ id, items }) => id === 'again' || items.length > 0)
    .map((section, index) => ({ ...section, heading: `${index + 1}. ${section.heading}` }))
}

/** Other ways and notes, for the full report. */
export function moreNotes(input: ReportInput): string[] {
  return textsOf(messageWords(input.words, input.diagnosis).more, { ...input, folded: [] })
}

function textsOf(texts: readonly string[], input: MessageInput): string[] {
  return texts.map((text) => filled(text, input)).filter((text) => text !== '')
}

export function isForClara({ owner }: Diagnosis): boolean {
  return owner === 'clara'
}

/** Anybody can forge a message, so it says how to check it. Clara's support sees no log of IT's. */
function checks(input: MessageInput): string[] {
  const { diagnosis, words } = input
  const { message } = words
  if (isForClara(diagnosis)) return []
  const anyone = warnsOfAnyone(diagnosis) ? [] : [message.anyone]
  const first = [...anyone, howToFind(input)].join(' ')
  if (concernsPerson(diagnosis)) return [first, message.person]
  if (!letsIn(diagnosis)) return [first]
  const compare = [idCheck(input), ...expectations(input), ...caveatsIn('check', input)]
  return [first, compare.join(' '), message.unexpected]
}

/** Whether the warning says already that anyone could have written it. */
function warnsOfAnyone(diagnosis: Diagnosis): boolean {
  const doubt = doubtOf(diagnosis)
  return doubt !== null && doubt !== 'said' && doubt !== 'stuck'
}

/** A page that never opened is in no log. */
function howToFind(input: MessageInput): string {
  const { attempt, diagnosis, words } = input
  const identifiers = identifiersOf(attempt, diagnosis)
  const known = [
    { id: 'request ID', found: firstSeen(identifiers, 'requestId') },
    { id: 'correlation ID', found: firstSeen(identifiers, 'correlationId') },
  ].find(({ found }) => found !== null)
  if (known === undefined) return words.message.noLog
  return filled(fill(words.message.find, { id: known.id }), input)
}

/** Whether the message leads to an approval of the app. */
function letsIn(diagnosis: Diagnosis): boolean {
  return asksToApprove(diagnosis) && diagnosis.words !== anotherApp && !isSetup(diagnosis)
}

function idCheck(input: ReportInput): string {
  const { settings, words } = input
  const found = clientIdFound(input)
  if (found === null) return words.message.idUnseen
  return settings.clientIds.includes(found.value) ? words.message.idConfigured : words.message.idSeen
}

function stepsOf({ steps }: MessageWords, input: MessageInput): Step[] {
  const known = steps.flatMap((one): Step[] => {
    if (typeof one === 'string') return waysOf(one, input).map((way) => ({ ...way, ways: [] }))
    const [lead, ...ways] = one.flatMap((text) => waysOf(text, input))
    return lead === undefined ? [] : [stepWithWays(lead, ways)]
  })
  return [...known, ...caveatsIn('steps', input).map((text) => ({ text, address: null, ways: [] }))]
}

/** Only several ways need letters. */
function stepWithWays(lead: Way, ways: readonly Way[]): Step {
  const [only, ...more] = ways
  if (only === undefined || more.length > 0) return { ...lead, ways }
  return { text: `${lead.text} ${only.text}`, address: only.address, ways: [] }
}

/** A text that ends with a colon leads to the address of the page that it names. */
function waysOf(text: string, input: MessageInput): Way[] {
  return linesOf(text, input)
    .map((way) => withPlaces(way, input))
    .filter((way) => way.text !== '')
}

function linesOf(text: string, input: MessageInput): Way[] {
  if (text === '{approve}') return waysToApprove(input)
  if (text === '{approveToo}') return wayWithoutRequest(input)
  const whole = withCommon(text, input)
  const address = whole.endsWith(':') ? addressNamedIn(whole) : null
  return [{ text: whole, address }]
}

function withPlaces(way: Way, input: MessageInput): Way {
  return { ...way, text: filled(way.text, input) }
}

function filled(text: string, input: MessageInput): string {
  return fill(withCommon(text, input), { ...pathsByName, host: input.settings.authorityHost }).trim()
}

/** Texts that several scenarios share, and what Clara must change. One may contain another. */
function withCommon(text: string, input: MessageInput): string {
  const { words, diagnosis, folded } = input
  const gone = Object.fromEntries(folded.map((name) => [name, '']))
  const made = { change: claraChange(diagnosis, words), approveSelf: wayBesideLink(input) }
  const shared = { ...words.message.common, ...made, ...gone }
  return fill(fill(text, shared), shared)
}

/** Warnings in the summary. If some are folded, it says so. */
function warningsIn(input: MessageInput): string[] {
  const shown = caveatsIn('summary', input)
  const isComplete = !input.diagnosis.caveats.some((caveat) => input.folded.includes(caveat))
  return isComplete ? shown : [...shown, input.words.message.moreWarnings]
}

/** Where a caveat stands, the most important first; null if the message says it anyway. */
const caveatPlaces: Readonly<Record<Caveat, 'summary' | 'check' | 'steps' | null>> = {
  'check-id': null,
  'risky-app': 'check',
  'blocked-after-approval-page': 'summary',
  'asked-before': 'summary',
  'prompt-consent': 'steps',
  'adminconsent-address': 'summary',
  'network-offline': 'summary',
  'network-dns': 'summary',
  'network-refused': 'summary',
  'network-reset': 'summary',
  'network-timeout': 'summary',
  'network-proxy': 'summary',
  'network-tls': 'summary',
  'network-tls-intercepted': 'summary',
  'network-tls-date': 'summary',
  loop: 'summary',
  expired: 'summary',
  clock: 'summary',
  'old-browser': 'summary',
}

/** The least important first. A warning about the app itself always stays. */
export const foldable: readonly string[] = [
  ...['deny', 'forward', 'saved'],
  ...Object.entries(caveatPlaces)
    .filter(([, place]) => place === 'summary' || place === 'steps')
    .map(([caveat]) => caveat)
    .toReversed(),
  ...['whoDidIt', 'enough', 'minutes', 'approveToo', 'already', 'ask'],
]

function caveatsIn(
  place: 'summary' | 'check' | 'steps',
  { diagnosis, words, folded }: MessageInput,
): string[] {
  const { message } = words
  return diagnosis.caveats
    .filter((caveat) => caveatPlaces[caveat] === place && !folded.includes(caveat))
    .map((caveat) => message.caveats[caveat])
}
