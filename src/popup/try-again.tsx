import browser from 'webextension-polyfill'
import { Outside } from '../ui/outside.tsx'
import type { PopupContext } from './context.ts'
import { closePopup } from './own-window.ts'

interface TryAgainProps {
  context: PopupContext
  className: string
  label: string
}

/** Starts the sign-in again in the same tab: its page has no more use. */
export function TryAgain({ context, className, label }: TryAgainProps) {
  const { settings, tabId } = context
  const begin = async (event: Event) => {
    if (tabId === null) return
    event.preventDefault()
    const url = settings.startAddress
    // The tab may be closed by now.
    await browser.tabs.update(tabId, { url, active: true }).catch(() => browser.tabs.create({ url }))
    closePopup()
  }
  return (
    <Outside class={className} action="try-again" href={settings.startAddress} onClick={begin}>
      {label}
    </Outside>
  )
}
