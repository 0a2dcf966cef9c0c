import browser from 'webextension-polyfill'
import type { SignInAttempt } from '../attempt/types.ts'
import { storedTabs } from '../diagnosis/stored.ts'
import type { PopupContext } from './context.ts'

/** Leads to the report page of this attempt, in a tab of its own: the popup may be showing another tab's. */
export function More({ attempt, context }: { attempt: SignInAttempt; context: PopupContext }) {
  const open = async () => {
    const tabId = (await tabOf(attempt)) ?? context.tabId
    await browser.tabs.create({ url: browser.runtime.getURL(`report.html?tabId=${tabId}`) })
    if (browser.extension.getViews({ type: 'popup' }).includes(window)) window.close()
  }
  return (
    <button type="button" class="plain" data-action="full-report" onClick={open}>
      {context.words.pages.fullReport}
    </button>
  )
}

/** The tab under whose number an attempt is stored; null if it is gone. */
async function tabOf(attempt: SignInAttempt): Promise<number | null> {
  const session: Record<string, unknown> = await browser.storage.session.get(null).catch(() => ({}))
  const found = storedTabs(session).find(([, tab]) => tab.attempt?.startedAt === attempt.startedAt)
  return found?.[0] ?? null
}
