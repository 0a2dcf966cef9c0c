import { readPostBack } from './post-back.ts'
import { readDocument } from './read-document.ts'
import type { ReaderMessage } from './reader-message.ts'

/** The only call of the browser's API: a polyfill for it would be larger than this reader. */
declare const chrome: { runtime: { sendMessage(message: ReaderMessage): Promise<unknown> | undefined } }

/*
 * The page reader. It runs on Microsoft's sign-in host, in the top frame, from document_start,
 * and only reads.
 */

/** Pages draw late and change in place, so the reader watches after the start and each action. */
const watchFor = 20_000
const settleFor = 60

let deadline = 0
let timer: ReturnType<typeof setTimeout> | undefined
let lastKey = ''
let lastReport: ReaderMessage | null = null
/** `performance.timeOrigin` is wrong after the computer has slept. */
let since = Date.now()
let loaded = since
/** The browser shows this page again from its cache. */
let isBack = false
let hasPostedBack = false

const observer = new MutationObserver(onChange)
if (window === window.top) whenShown(watch)

/** The browser may load a page before the person opens it. The reader waits until it is shown. */
function whenShown(begin: () => void): void {
  const page: Document & { prerendering?: boolean } = document
  const beginLate = () => {
    since = loaded = Date.now()
    begin()
  }
  if (page.prerendering) page.addEventListener('prerenderingchange', beginLate, { once: true })
  else begin()
}

function watch(): void {
  extend()
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['style', 'class', 'hidden'],
  })
  for (const event of ['click', 'submit'] as const)
    addEventListener(event, onAction, { capture: true, passive: true })
  addEventListener('pageshow', onShown)
  addEventListener('DOMContentLoaded', look)
}

function extend(): void {
  deadline = Date.now() + watchFor
  schedule()
}

/** A repeat, needed only if the worker has no record of this tab. The next page may name no app. */
function onAction(): void {
  if (lastReport !== null) send(lastReport)
  extend()
}

/** The browser shows a page from its cache: the tab had another page in between. */
function onShown(event: PageTransitionEvent): void {
  if (event.persisted) {
    lastKey = ''
    isBack = true
    since = Date.now()
  }
  extend()
}

/** Microsoft's script submits its form at once, so the reader reads it in the same turn. */
function onChange(): void {
  lookForPostBack()
  if (Date.now() < deadline) schedule()
}

function lookForPostBack(): void {
  if (hasPostedBack) return
  const message = readPostBack(document)
  if (!message) return
  hasPostedBack = true
  send({ ...message, since })
}

function schedule(): void {
  timer ??= setTimeout(look, settleFor)
}

function look(): void {
  clearTimeout(timer)
  timer = undefined
  if (document.readyState === 'loading') return
  lookForPostBack()
  const seen = readDocument()
  const path = location.pathname.slice(0, 200)
  const key = JSON.stringify([path, seen])
  if (seen === null || key === lastKey) return
  lastKey = key
  const address = location.href
  const message = { kind: 'page', path, ...seen, since, ...(isBack && { loaded }), address } as const
  send(message)
  lastReport = { ...message, isRepeat: true }
}

/** An update of the extension takes the runtime away from this reader, and a new one takes over. */
function send(message: ReaderMessage): void {
  try {
    chrome.runtime.sendMessage(message)?.catch(() => undefined)
  } catch {
    observer.disconnect()
  }
}
