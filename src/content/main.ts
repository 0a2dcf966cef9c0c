import { isOrdinaryStep } from '../microsoft/page.ts'
import type { PageFacts } from '../microsoft/types.ts'
import { answerForm, readPostBack } from './post-back.ts'
import { pageIdOf, readDocument } from './read-document.ts'
import type { ReaderMessage } from './reader-message.ts'
import { watchedUntil } from './watched-until.ts'

/** The only call of the browser's API: a polyfill for it would be larger than this reader. */
declare const chrome: { runtime: { sendMessage(message: ReaderMessage): Promise<unknown> | undefined } }

/*
 * The page reader. It runs on Microsoft's sign-in host, in the top frame, from document_start, and
 * only reads. People wait for these pages: until the page is there, it listens for its form alone.
 */

/** Scripts draw pages late, and change them after an action of the person; milliseconds. */
const watchFor = 20_000
const settleFor = 60
/** A page may be busy so long before it is read anyway. */
const longestWait = 150
/** A sign-in page is read so long after its source: it draws its form in the meantime. */
const drawnAfter = 200
const changes = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['style', 'class', 'hidden'],
}

let deadline = 0
/** Until then a page that says nothing may not be drawn yet. */
let drawnBy = 0
let isWatching = false
let hasActed = false
let timer: ReturnType<typeof setTimeout> | undefined
let lastKey = ''
let lastReport: ReaderMessage | null = null
/** `performance.timeOrigin` is wrong after the computer has slept. */
let since = Date.now()
let loaded = since
/** The browser shows this page again from its cache. */
let isBack = false
let hasPostedBack = false

/** Most pages need none. */
let observer: MutationObserver | undefined
if (window === window.top) whenShown(begin)

/** The browser may load a page before the person opens it. The reader waits until it is shown. */
function whenShown(beginNow: () => void): void {
  const page: Document & { prerendering?: boolean } = document
  const beginLate = () => {
    since = loaded = Date.now()
    beginNow()
  }
  if (page.prerendering) page.addEventListener('prerenderingchange', beginLate, { once: true })
  else beginNow()
}

function begin(): void {
  // Also for a form that a script submits while the page is still being read.
  addEventListener('formdata', ({ target }) => onLeave(target), { capture: true, passive: true })
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', onParsed)
  else onParsed()
}

/** Reads an answer at once: a script submits it. Reads any other page when the browser is idle. */
function onParsed(): void {
  drawnBy = Date.now() + drawnAfter
  reportPostBack(answerForm(document))
  // A step of every sign-in has nothing to say before its form is drawn.
  if (isOrdinaryStep(pageIdOf(document))) setTimeout(watch, drawnAfter)
  else requestIdleCallback(watch, { timeout: longestWait })
}

function onLeave(form: EventTarget | null): void {
  reportPostBack(form)
  watch()
}

function watch(): void {
  if (isWatching || hasPostedBack) return
  isWatching = true
  for (const event of ['click', 'submit'] as const)
    addEventListener(event, onAction, { capture: true, passive: true })
  addEventListener('pageshow', onShown)
  deadline = Date.now() + watchFor
  look()
}

/** A repeat, needed only if the worker has no record of this tab. The next page may name no app. */
function onAction(): void {
  if (lastReport !== null) send(lastReport)
  hasActed = true
  lookAgain()
}

/** The browser shows a page from its cache: the tab had another page in between. */
function onShown(event: PageTransitionEvent): void {
  if (!event.persisted) return
  lastKey = ''
  isBack = true
  since = Date.now()
  lookAgain()
}

function lookAgain(): void {
  deadline = Date.now() + watchFor
  schedule()
}

function onChange(): void {
  reportPostBack(answerForm(document))
  schedule()
}

function reportPostBack(form: EventTarget | null): void {
  // `null` first: most pages have no such form, and need not build that interface.
  if (form === null || hasPostedBack || !(form instanceof HTMLFormElement)) return
  const message = readPostBack(form)
  if (message === null) return
  hasPostedBack = true
  send({ ...message, since })
}

function schedule(): void {
  timer ??= setTimeout(look, settleFor)
}

function look(): void {
  clearTimeout(timer)
  timer = undefined
  const seen = readDocument()
  if (isOver(seen?.page ?? null)) observer?.disconnect()
  else observeChanges()
  if (seen !== null && saysNothingYet(seen.page)) {
    timer = setTimeout(look, drawnAfter)
    return
  }
  const path = location.pathname.slice(0, 200)
  const key = JSON.stringify([path, seen])
  if (seen === null || key === lastKey) return
  lastKey = key
  const address = location.href
  const message = { kind: 'page', path, ...seen, since, ...(isBack && { loaded }), address } as const
  send(message)
  lastReport = { ...message, isRepeat: true }
}

function observeChanges(): void {
  observer ??= new MutationObserver(onChange)
  observer.observe(document, changes)
}

/** Reported too soon, a request that is on its way would look like a page without a failure. */
function saysNothingYet({ codes, form, approval }: PageFacts): boolean {
  return codes.length === 0 && form === null && approval === null && Date.now() < drawnBy
}

function isOver(page: PageFacts | null): boolean {
  switch (watchedUntil(page)) {
    case 'it-leaves':
      return false
    case 'an-action':
      return !hasActed || Date.now() > deadline
    case 'it-rests':
      return Date.now() > deadline
  }
}

/** An update of the extension takes the runtime away from this reader, and a new one takes over. */
function send(message: ReaderMessage): void {
  try {
    chrome.runtime.sendMessage(message)?.catch(() => undefined)
  } catch {
    observer?.disconnect()
  }
}
