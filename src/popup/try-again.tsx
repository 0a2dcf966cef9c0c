import browser from 'webextension-polyfill'
import { Outside } from '../ui/outside.tsx'
import type { Context } from './face.tsx'

interface TryAgainProps {
  context: Context
  className: string
  /** Default: that one signs in again. */
  label?: string | undefined
}

/** Starts the sign-in anew, in the tab where it stopped: the page there is of no more use. */
export function TryAgain({ context, className, label }: TryAgainProps) {
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
      {label ?? words.pages.tryAgain}
    </Outside>
  )
}
