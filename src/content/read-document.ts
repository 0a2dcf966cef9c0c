import { readPage } from '../microsoft/page.ts'
import { readAccount } from '../microsoft/page-config.ts'
import { configStart, marks, pageIdName } from '../microsoft/page-marks.ts'
import type { PageFacts } from '../microsoft/types.ts'

/** Reads the document of a page of Microsoft's; null if it shows nothing yet. */
export function readDocument(): { page: PageFacts; account: string | null } | null {
  const script = configScript()
  const page = readPage({
    pageId: pageIdOf(document),
    script,
    text,
    // biome-ignore lint/performance/useDomNodeTextContent: textContent has scripts and hidden text.
    visibleText: () => document.body?.innerText ?? '',
    headline: () => document.querySelector('h1, [role="heading"]')?.textContent ?? '',
    has: (mark) => (mark === marks.reasonField ? hasReasonField() : hasElement(mark)),
  })
  const shownAccount = document.querySelector('#displayName')?.textContent ?? ''
  return isEmpty(page) ? null : { page, account: readAccount(script, shownAccount) }
}

export function pageIdOf(page: Document): string | null {
  return page.querySelector<HTMLMetaElement>(`meta[name="${pageIdName}"]`)?.content ?? null
}

function configScript(): string {
  for (const { textContent } of document.querySelectorAll('script'))
    if (textContent?.includes(configStart)) return textContent
  return ''
}

/** `querySelector` would make the browser build the interface of the element that it returns. */
function hasElement(selector: string): boolean {
  return document.querySelectorAll(selector).length > 0
}

/** The text of every element that is no script, a line each: reading it lays out nothing. */
function text(): string {
  const sources = [...document.body.querySelectorAll('script, style')]
  const unseen = sources.flatMap(({ childNodes }) => [...childNodes])
  const lines: string[] = []
  const nodes = document.createTreeWalker(document.body, showText)
  while (nodes.nextNode()) {
    const node = nodes.currentNode as Text
    // Not by its parent: the browser would build the interface of each kind of element.
    if (!unseen.includes(node)) lines.push(node.data)
  }
  return lines.join('\n')
}

/** `NodeFilter.SHOW_TEXT`, without building that interface. */
const showText = 4

/** Other extensions put text areas into pages: it must be seen, in a form that Microsoft gets. */
function hasReasonField(): boolean {
  return [...document.querySelectorAll<HTMLTextAreaElement>(marks.reasonField)].some(
    (field) =>
      field.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      isSentToMicrosoft(field.form),
  )
}

function isSentToMicrosoft(form: HTMLFormElement | null): boolean {
  // A field may be called `action`, too.
  const action = form?.getAttribute('action') ?? ''
  return (
    form !== null &&
    URL.canParse(action, location.href) &&
    new URL(action, location.href).host === location.host
  )
}

function isEmpty({ pageId, codes, form, approval }: PageFacts): boolean {
  return pageId === null && codes.length === 0 && form === null && approval === null
}
