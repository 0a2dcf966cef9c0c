// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import { copyKeys } from '../../src/ui/clipboard.ts'
import { openPopup } from '../popup/open.ts'
import { blockedAt } from '../report/input.ts'
import { press, textOf } from './screen.ts'

const { pages } = await loadWords('en')
const attempt = blockedAt({ codes: ['90095'] })

afterEach(() => vi.unstubAllGlobals())

describe('the button “Copy for IT”', () => {
  it('copies HTML and the text exactly as shown, and says so', async () => {
    const written: ClipboardItem[] = []
    clipboard({ write: async (items: ClipboardItem[]) => void written.push(...items) })
    await openPopup({ attempt })
    expect(outcome()).toBe('')
    press(copyReport)
    await vi.waitFor(() => expect(outcome()).toBe(pages.copiedIt))
    expect(written).toHaveLength(1)
    expect(await formOf(written[0], 'text/plain')).toBe(textOf('[data-part="report"]'))
    expect(await formOf(written[0], 'text/html')).toMatch(
      /^<div lang="en"><h2>For IT: .*AADSTS90095.*<\/div>$/s,
    )
  })

  it('copies the text only if the browser refuses HTML', async () => {
    const written: string[] = []
    clipboard({
      write: () => Promise.reject(new Error('NotAllowedError')),
      writeText: async (text: string) => void written.push(text),
    })
    await openPopup({ attempt })
    press(copyReport)
    await vi.waitFor(() => expect(outcome()).toBe(pages.copiedIt))
    expect(written).toEqual([textOf('[data-part="report"]')])
  })

  it('selects the text and names the keys if the browser refuses to copy', async () => {
    clipboard({})
    await openPopup({ attempt })
    const preview = document.querySelector('[data-part="report"]')
    expect(preview?.closest('details')?.open).toBe(false)
    press(copyReport)
    await vi.waitFor(() => expect(outcome()).toContain('use Ctrl+C'))
    expect(preview?.closest('details')?.open).toBe(true)
    expect(getSelection()?.toString()).toBe(preview?.textContent)
  })

  it('is apart from the button that copies the reason', async () => {
    const written: string[] = []
    clipboard({ writeText: async (text: string) => void written.push(text) })
    await openPopup({ attempt })
    press('[data-action="copy-reason"]')
    await vi.waitFor(() =>
      expect(textOf('[data-step="copy-reason"] [role="status"]')).toBe(pages.copiedReason),
    )
    expect(written).toEqual([pages.reason])
    expect(outcome()).toBe('')
  })
})

it('the keys on a Mac have the command sign', () => {
  expect(copyKeys('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('⌘C')
})

const copyReport = '[data-action="copy-report"]'
const outcome = () => textOf('[data-step="copy-report"] [role="status"]')
const clipboard = (api: object) => vi.stubGlobal('navigator', { ...navigatorOf(), clipboard: api })
const navigatorOf = () => ({ userAgent: navigator.userAgent, languages: ['en-US'] })

async function formOf(item: ClipboardItem | undefined, type: string): Promise<string | undefined> {
  return (await item?.getType(type))?.text()
}
