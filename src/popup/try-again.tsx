import browser from 'webextension-polyfill'
import { Outside } from '../ui/outside.tsx'
import type { Context } from './face.tsx'

/** Starts the sign-in anew, in the tab where it stopped: the page there is of no more use. */
export function TryAgain({ context, className }: { context: Context; className: string }) {
  const { settings, words, tabId } = context
  const begin = async (event: Event) => {
    if (tabId === null) return
    event.preventDefault()
    const url = settings.startAddress
    // The tab may be gone by now.
    await browser.tabs.update(tabId, { url, active: true }).catch(() => browser.tabs.create({ url }))
    if (browser.extension.getViews({ type: 'popup' }).includes(window)) window.close()
  }
  return (
    <Outside class={className} action="try-again" href={settings.startAddress} onClick={begin}>
      {words.faces.tryAgain}
    </Outside>
  )
}
