import browser from 'webextension-polyfill'
import type { SignInAttempt } from '../attempt/types.ts'
import { storedTabs } from '../diagnosis/stored.ts'
import type { PopupContext } from './context.ts'
import { closePopup } from './own-window.ts'

/** Opens the report page. The attempt may belong to another tab than the popup. */
export function More({ attempt, context }: { attempt: SignInAttempt; context: PopupContext }) {
  const open = async () => {
    const tabId = (await tabOf(attempt)) ?? context.tabId
    await browser.tabs.create({ url: browser.runtime.getURL(`report.html?tabId=${tabId}`) })
    closePopup()
  }
  return (
    <button type="button" class="as-link" data-action="full-report" onClick={open}>
      {context.words.pages.otherWays}
    </button>
  )
}

/** The tab in which the attempt is stored; null if it is no longer stored. */
async function tabOf(attempt: SignInAttempt): Promise<number | null> {
  const session: Record<string, unknown> = await browser.storage.session.get(null).catch(() => ({}))
  const found = storedTabs(session).find(([, tab]) => tab.attempt?.startedAt === attempt.startedAt)
  return found?.[0] ?? null
}
