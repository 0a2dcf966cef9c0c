import browser from 'webextension-polyfill'
import { chooseLanguage } from '../_locales/language.ts'
import { type ToolbarWords, toolbarWords } from '../_locales/toolbar.ts'
import { stateOf, type TabState } from '../diagnosis/state.ts'
import { readStored, type StoredTab, tabKey } from '../diagnosis/stored.ts'
import type { Settings } from '../settings/types.ts'

const tick = 150
const longest = 10_000

/**
 * Shows the tab's state on the toolbar button. The browser wipes a tab's badge at every commit, also of error pages and on
 * hosts that are not ours to see; so it is set again until the tab has come to rest. `news` is shown at once; nothing new to tell can wait: while
 * a page loads, the browser has better things to do.
 */
export async function show(tabId: number, settings: Settings, news: StoredTab | null): Promise<void> {
  const turn = (turns.get(tabId) ?? 0) + 1
  turns.set(tabId, turn)
  try {
    const words = toolbarWords[settings.language ?? chooseLanguage([browser.i18n.getUILanguage()])]
    if (news !== null) await set(tabId, stateOf(news, Date.now()), words)
    // A later call for the same tab takes over.
    for (
      let waited = 0, still = 0;
      still < 2 && waited < longest && turns.get(tabId) === turn;
      waited += tick
    ) {
      await new Promise((resolve) => setTimeout(resolve, tick))
      still = (await browser.tabs.get(tabId)).status === 'complete' ? still + 1 : 0
      await setAgain(tabId, words)
    }
  } catch {
    // The tab is gone.
  }
  if (turns.get(tabId) === turn) turns.delete(tabId)
}

/** The latest call for each tab; lost with the worker, which the next event starts again. */
const turns = new Map<number, number>()

interface Face {
  badge: '' | '!' | '…' | '✓'
  icon: 'normal' | 'attention' | 'solved'
  color: string
}

/** Nothing is set that is there already: an icon is read and decoded anew each time. */
async function setAgain(tabId: number, words: ToolbarWords): Promise<void> {
  const key = tabKey(tabId)
  const [{ [key]: value }, badgeNow, titleNow] = await Promise.all([
    browser.storage.session.get(key),
    browser.action.getBadgeText({ tabId }),
    browser.action.getTitle({ tabId }),
  ])
  const state = stateOf(readStored(value), Date.now())
  if (faceOf(state).badge !== badgeNow || titleOf(state, words) !== titleNow) await set(tabId, state, words)
}

async function set(tabId: number, state: TabState, words: ToolbarWords): Promise<void> {
  const { badge, icon, color } = faceOf(state)
  const sizes = [16, 24, 32]
  await Promise.all([
    browser.action.setBadgeText({ tabId, text: badge }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setTitle({ tabId, title: titleOf(state, words) }),
    browser.action.setIcon({
      tabId,
      path: Object.fromEntries(sizes.map((size) => [size, `/icons/${icon}-${size}.png`])),
    }),
  ])
}

function faceOf(state: TabState): Face {
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
      const title = scenarios.scenarios[state.diagnosis.words]?.title ?? ''
      return pages.toolbarSays.replace('{title}', title)
    }
  }
}
