import { render } from 'preact'
import type { StoredTab } from '../diagnosis/stored.ts'
import { loadSettings } from '../settings/load.ts'
import { readAccess } from '../ui/access.ts'
import { asOfNow } from '../ui/as-of-now.ts'
import { deleteHistory } from '../ui/delete-history.ts'
import { loadFaceWords } from '../ui/language.ts'
import { markRoot } from '../ui/mark-root.ts'
import { stopOf } from '../ui/stop.ts'
import { onTabStored, readTab, shownTabId } from '../ui/stored-tab.ts'
import { surroundings } from '../ui/surroundings.ts'
import { type Context, Popup } from './face.tsx'
import { nothingPast, readPast } from './history.ts'

/** Draws what is stored of the tab, and again whenever that changes. The worker is never asked: it may be asleep. */
async function start(): Promise<void> {
  const tabId = await shownTabId(location.search)
  let meanwhile: StoredTab | null | undefined
  let draw = (stored: StoredTab | null) => {
    meanwhile = stored
  }
  // Before anything is read: what changes in between must not be missed.
  onTabStored(tabId, (stored) => draw(stored))
  const [settings, access, all] = await Promise.all([
    loadSettings(),
    readAccess(tabId),
    readPast(tabId, Date.now()),
  ])
  const [{ language, words }, read] = await Promise.all([
    loadFaceWords(settings),
    readTab(tabId).catch(() => null),
  ])
  const context = {
    language,
    words,
    settings,
    access,
    tabId,
    ...surroundings(settings),
  }
  let past = settings.history ? all : nothingPast
  let later: Context['later'] = null
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
    const tab = stored && asOfNow(stored, now)
    const forget = async () => {
      await deleteHistory()
      past = nothingPast
      draw(stored)
    }
    render(<Popup tab={tab} context={{ ...context, now, past, forget, later }} show={draw} />, document.body)
    if (later !== null || stopOf(tab, now) === null) markRoot(document.documentElement, tab, language)
    else void loadReport()
  }
  const loadReport = async () => {
    later = await import('./later.tsx')
    draw(meanwhile ?? null)
  }
  document.title = words.faces.product
  draw(meanwhile === undefined ? read : meanwhile)
}

void start()
