import { readPage } from '../microsoft/page.ts'
import { readAccount } from '../microsoft/page-config.ts'
import { configStart, pageIdName } from '../microsoft/page-marks.ts'
import type { PageFacts } from '../microsoft/types.ts'
import { readPostBack } from './post-back.ts'
import type { ReaderMessage } from './reader-message.ts'

/** The one call of the browser's that is needed: no polyfill for that. */
declare const chrome: { runtime: { sendMessage(message: ReaderMessage): Promise<unknown> | undefined } }

/*
 * The page reader: runs on Microsoft's sign-in host, top frame, isolated world, from document_start. It looks and never touches.
 * Pages draw late and redraw in place, so it watches for a while after the start and after each thing the person does.
 */
const watchFor = 20_000
const settleFor = 60

let deadline = 0
let timer: ReturnType<typeof setTimeout> | undefined
let lastSent = ''
let lastReport: ReaderMessage | null = null
/** Not `performance.timeOrigin`, which goes wrong while the computer sleeps. */
let since = Date.now()
let postedBack = false

const observer = new MutationObserver(onChange)
if (window === window.top) whenShown(watch)

/** The browser may load a page ahead that nobody has asked for yet: until it is shown it says nothing. */
function whenShown(begin: () => void): void {
  const page: Document & { prerendering?: boolean } = document
  const beginLate = () => {
    since = Date.now()
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
    addEventListener(event, onAct, { capture: true, passive: true })
  addEventListener('pageshow', onShown)
  addEventListener('DOMContentLoaded', look)
}

function extend(): void {
  deadline = Date.now() + watchFor
  schedule()
}

/** The next document may not say whose sign-in it belongs to: this one tells it once more before it goes, to whoever has forgotten. */
function onAct(): void {
  if (lastReport !== null) send(lastReport)
  extend()
}

/** A page that comes back out of the browser's cache is told again: the tab has been elsewhere meanwhile. */
function onShown(event: PageTransitionEvent): void {
  if (event.persisted) {
    lastSent = ''
    since = Date.now()
  }
  extend()
}

/** A form on its way to the app is submitted by the page's own script at once: it is read in this very turn. */
function onChange(): void {
  lookForPostBack()
  if (Date.now() < deadline) schedule()
}

function lookForPostBack(): void {
  if (postedBack) return
  const message = readPostBack(document)
  if (!message) return
  postedBack = true
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
  const script = configScript()
  const page = readDocument(script)
  const path = location.pathname.slice(0, 200)
  const account = readAccount(script, document.querySelector('#displayName')?.textContent ?? '')
  const key = JSON.stringify([path, page, account])
  if (key === lastSent || isEmpty(page)) return
  lastSent = key
  const message = { kind: 'page', path, page, since, account, address: location.href.slice(0, 4000) } as const
  send(message)
  lastReport = { ...message, isRepeat: true }
}

function configScript(): string {
  const scripts = Array.from(document.scripts, (one) => one.textContent ?? '')
  return scripts.find((text) => text.includes(configStart)) ?? ''
}

function readDocument(script: string): PageFacts {
  return readPage({
    pageId: document.querySelector<HTMLMetaElement>(`meta[name="${pageIdName}"]`)?.content ?? null,
    script,
    text: visibleText(document.body),
    headline: visibleText(document.querySelector<HTMLElement>('h1, [role="heading"]')),
    has: (mark) => document.querySelector(mark) !== null,
  })
}

function visibleText(element: HTMLElement | null): string {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent holds scripts and what the page still hides.
  return element?.innerText ?? ''
}

function isEmpty(page: PageFacts): boolean {
  return page.pageId === null && page.codes.length === 0 && page.form === null && page.approval === null
}

/** After an update of the extension this reader is an orphan: its runtime is gone and it stays silent; a new one takes over. */
function send(message: ReaderMessage): void {
  try {
    chrome.runtime.sendMessage(message)?.catch(() => undefined)
  } catch {
    observer.disconnect()
  }
}
