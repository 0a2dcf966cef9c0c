import { readPage } from './page.ts'
import type { PageConfig } from './page-config.ts'
import { configStart, type Mark, marks, pageIdName } from './page-marks.ts'
import type { PageFacts } from './types.ts'

/** Reads a page's source in a recording, where no script has drawn anything. Never throws. */
export function readPageSource(html: string): PageFacts {
  return readPage({
    pageId: html.match(pageIdElement)?.[1] ?? null,
    script: configScript(html),
    text: () => '',
    visibleText: () => '',
    headline: () => '',
    has: (mark) => html.includes(inSource(mark)),
  })
}

const pageIdElement = new RegExp(`<meta name="${pageIdName}" content="(\\w{1,60})"`, 'i')

function configScript(html: string): string {
  const start = html.indexOf(configStart)
  const end = html.indexOf('</script>', start)
  return start < 0 || end < 0 ? '' : html.slice(start, end)
}

function inSource(mark: Mark): string {
  if (mark.startsWith('#')) return `id="${mark.slice(1)}"`
  return mark.startsWith('[') ? mark.slice(1, -1) : `<${mark}`
}

/** Writes a page that holds only these facts, so that `readPageSource` reads them again. */
export function writePageSource(page: PageFacts): string {
  const config: PageConfig = {
    correlationId: page.correlationId ?? undefined,
    strServiceExceptionMessage: page.codes.map((code) => `AADSTS${code}`).join(' '),
    sAppName: page.appName ?? undefined,
    sAppVerifiedPublisherName: page.publisher ?? undefined,
    urlTenantedEndpointFormat: page.clientId === null ? undefined : `?client_id=${page.clientId}`,
  }
  const json = JSON.stringify(config).replaceAll('<', '\\u003c')
  return [
    `<meta name="${pageIdName}" content="${page.pageId ?? ''}" />`,
    page.form === null ? '' : formElements[page.form],
    `<script>${configStart}${json};\n</script>`,
  ].join('')
}

const formElements = {
  reason: `${inSource(marks.reasonField)}>`,
  consent: `<input ${inSource(marks.acceptButton)}>`,
  'sign-in': `<input ${inSource(marks.accountField)}>`,
}
