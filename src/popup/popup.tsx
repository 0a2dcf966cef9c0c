import { render } from 'preact'
import { chooseLanguage, loadWords } from '../_locales/index.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import { loadSettings } from '../settings/load.ts'
import { type Access, readAccess } from '../ui/access.ts'
import { currentTab } from '../ui/current-tab.ts'
import { deleteHistory } from '../ui/delete-history.ts'
import { readEnvironment } from '../ui/environment.ts'
import { languageTags, loadPageWords } from '../ui/language.ts'
import { markRoot } from '../ui/mark-root.ts'
import { stopOf } from '../ui/stop.ts'
import { onTabStored, readTab, shownTabId } from '../ui/stored-tab.ts'
import { type Context, Popup } from './face.tsx'
import { nothingPast, readPast } from './history.ts'

/** Draws what is stored of the tab, and again whenever that changes. The worker is never asked: it may be asleep. */
async function start(): Promise<void> {
  // Most often these are the words: they load while the rest is read.
  void loadWords(chooseLanguage(languageTags()))
  const reading = loadSettings()
  const tabId = await shownTabId(location.search)
  let meanwhile: StoredTab | null | undefined
  let draw = (stored: StoredTab | null) => {
    meanwhile = stored
  }
  // Before the tab is read: what changes in between must not be missed.
  onTabStored(tabId, (stored) => draw(stored))
  const [settings, read] = await Promise.all([reading, readTab(tabId).catch(() => null)])
  const look = () => Promise.all([readAccess(tabId), readPast(tabId, Date.now())])
  const looking = read?.attempt ? null : look()
  const { language, words } = await loadPageWords(settings)
  const context = { language, words, settings, tabId, ...readEnvironment(settings) }
  let access: Access | null = null
  let past = nothingPast
  const lookAround = async () => {
    const [seen, all] = await (looking ?? look())
    access = seen
    if (settings.history) past = all
  }
  let later: Context['later'] = null
  let isInSight = false
  draw = (stored) => {
    try {
      drawTab(stored)
    } catch (error) {
      // A record of the right shape may still hold what no worker has written.
      if (stored === null) throw error
      console.error(error)
      render(null, document.body)
      drawTab(null)
    }
  }
  const drawTab = (stored: StoredTab | null) => {
    meanwhile = stored
    const now = Date.now()
    const tab = stored && currentTab(stored, now)
    const forget = async () => {
      await deleteHistory()
      past = nothingPast
      draw(stored)
    }
    render(
      <Popup
        tab={tab}
        context={{ ...context, access: access ?? allSeen, now, past, forget, later }}
        show={draw}
      />,
      document.body,
    )
    if (later === null && stopOf(tab, now) !== null) {
      if (isInSight) void loadReport()
    } else if (access !== null) markRoot(document.documentElement, tab, language)
  }
  const loadReport = async () => {
    later = await import('./later.tsx')
    draw(meanwhile ?? null)
  }
  document.title = words.pages.product
  // What is known of the tab is not kept waiting by what is around it: that is not even asked for before the first is in sight.
  const first = meanwhile === undefined ? read : meanwhile
  if (!first?.attempt) await lookAround()
  draw(meanwhile === undefined ? read : meanwhile)
  await nextFrame()
  isInSight = true
  draw(meanwhile ?? null)
  if (access !== null) return
  await lookAround()
  draw(meanwhile ?? null)
}

/** When what has been drawn is in sight. A page behind others gets no frames: that is not waited for, milliseconds. */
function nextFrame(patience = 100): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, patience)
  })
}

/** Until it is known what may be seen, nothing is said of it. */
const allSeen: Access = { signIn: true, privateWindows: true, blockedByPolicy: false, storage: true }

void start()
