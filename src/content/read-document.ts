import { readPage } from '../microsoft/page.ts'
import { readAccount } from '../microsoft/page-config.ts'
import { configStart, marks, pageIdName } from '../microsoft/page-marks.ts'
import type { PageFacts } from '../microsoft/types.ts'

/** Reads the document of a page of Microsoft's; null if it shows nothing yet. */
export function readDocument(): { page: PageFacts; account: string | null } | null {
  const script = configScript()
  const page = readPage({
    pageId: document.querySelector<HTMLMetaElement>(`meta[name="${pageIdName}"]`)?.content ?? null,
    script,
    text: visibleText(document.body),
    headline: visibleText(document.querySelector<HTMLElement>('h1, [role="heading"]')),
    has: (mark) => (mark === marks.reasonField ? hasReasonField() : document.querySelector(mark) !== null),
  })
  const shownAccount = document.querySelector('#displayName')?.textContent ?? ''
  return isEmpty(page) ? null : { page, account: readAccount(script, shownAccount) }
}

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

function configScript(): string {
  const scripts = Array.from(document.scripts, (one) => one.textContent ?? '')
  return scripts.find((text) => text.includes(configStart)) ?? ''
}

function visibleText(element: HTMLElement | null): string {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent has scripts and hidden text.
  return element?.innerText ?? ''
}

function isEmpty({ pageId, codes, form, approval }: PageFacts): boolean {
  return pageId === null && codes.length === 0 && form === null && approval === null
}
