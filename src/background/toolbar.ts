import browser from 'webextension-polyfill'
import { chooseLanguage } from '../_locales/language.ts'
import { type ToolbarWords, toolbarWords } from '../_locales/toolbar.ts'
import { stateOf, type TabState } from '../diagnosis/state.ts'
import { readStored, type StoredTab, tabKey } from '../diagnosis/stored.ts'
import type { Settings } from '../settings/types.ts'

/** How often to look at the button while the tab loads, and for how long at most; milliseconds. */
const tick = 150
const longest = 10_000

/**
 * Shows a changed record at once, without a look at the button: the badge must not be late.
 * Chromium clears a badge at each commit, so it is checked until the tab has come to rest.
 */
export async function updateToolbar(
  tabId: number,
  settings: Settings,
  changed: StoredTab | null,
): Promise<void> {
  const call = (latestCall.get(tabId) ?? 0) + 1
  latestCall.set(tabId, call)
  const words = toolbarWords[settings.language ?? chooseLanguage([browser.i18n.getUILanguage()])]
  try {
    if (changed !== null) {
      const state = stateOf(changed, Date.now())
      await Promise.all([setTexts(tabId, state, words), setIcon(tabId, state)])
    }
    await watch(tabId, call, words)
  } catch {
    // The tab is gone.
  }
  if (latestCall.get(tabId) === call) latestCall.delete(tabId)
}

/** The number of the latest call for each tab: it takes over from the calls before. */
const latestCall = new Map<number, number>()

/** Ends when the tab was at rest twice in a row. */
async function watch(tabId: number, call: number, words: ToolbarWords): Promise<void> {
  let timesAtRest = 0
  for (let waited = 0; waited < longest && latestCall.get(tabId) === call; waited += tick) {
    await new Promise((resolve) => setTimeout(resolve, tick))
    timesAtRest = (await browser.tabs.get(tabId)).status === 'complete' ? timesAtRest + 1 : 0
    await setIfCleared(tabId, words)
    if (timesAtRest === 2) return
  }
}

interface Button {
  badge: '' | '!' | '…' | '✓'
  icon: 'normal' | 'attention' | 'solved'
  color: string
}

/** Sets only what differs: the browser reads and decodes an icon each time. */
async function setIfCleared(tabId: number, words: ToolbarWords): Promise<void> {
  const key = tabKey(tabId)
  const [{ [key]: value }, badgeNow, titleNow] = await Promise.all([
    browser.storage.session.get(key),
    browser.action.getBadgeText({ tabId }),
    browser.action.getTitle({ tabId }),
  ])
  const state = stateOf(readStored(value), Date.now())
  const { badge, icon } = buttonOf(state)
  if (badge === badgeNow && titleOf(state, words) === titleNow) return
  // A browser clears the icon with the badge, so the badge says which icon there is.
  const isIconShown = icon === 'normal' && !attentive.has(badgeNow)
  await Promise.all([setTexts(tabId, state, words), ...(isIconShown ? [] : [setIcon(tabId, state)])])
}

/** The badges whose icon is not the normal one. */
const attentive: ReadonlySet<string> = new Set<Button['badge']>(['!', '✓'])

async function setTexts(tabId: number, state: TabState, words: ToolbarWords): Promise<void> {
  const { badge, color } = buttonOf(state)
  await Promise.all([
    browser.action.setBadgeText({ tabId, text: badge }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setTitle({ tabId, title: titleOf(state, words) }),
  ])
}

async function setIcon(tabId: number, state: TabState): Promise<void> {
  const { icon } = buttonOf(state)
  const path = Object.fromEntries([16, 24, 32].map((size) => [size, `/icons/${icon}-${size}.png`]))
  await browser.action.setIcon({ tabId, path })
}

function buttonOf(state: TabState): Button {
  switch (state.kind) {
    case 'idle':
    case 'unread':
      return { badge: '', icon: 'normal', color: '#5b6472' }
    case 'under-way':
      return { badge: '…', icon: 'normal', color: '#5b6472' }
    case 'signed-in':
      return { badge: '✓', icon: 'solved', color: '#1d7a46' }
    case 'blocked':
    case 'expired':
      return { badge: '!', icon: 'attention', color: '#b3261e' }
  }
}

/** The state in words: a screen reader says this of the button. */
function titleOf(state: TabState, { pages, scenarios }: ToolbarWords): string {
  switch (state.kind) {
    case 'idle':
      return pages.toolbarIdle
    case 'under-way':
      return pages.toolbarUnderWay
    case 'unread':
      return pages.toolbarUnread
    case 'signed-in':
    case 'blocked':
    case 'expired': {
      const title = scenarios.scenarios[state.diagnosis.words]?.person.title ?? ''
      return pages.toolbarSays.replace('{title}', title)
    }
  }
}
