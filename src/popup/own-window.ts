import browser from 'webextension-polyfill'

/** False if the popup's page is open in a tab. */
export function isPopupWindow(): boolean {
  return browser.extension.getViews({ type: 'popup' }).includes(window)
}

export function closePopup(): void {
  if (isPopupWindow()) window.close()
}
