import { render } from 'preact'
import browser from 'webextension-polyfill'
import type { StoredTab } from '../diagnosis/stored.ts'
import { helpCentresFor } from '../report/help-centres.ts'
import { loadSettings } from '../settings/load.ts'
import { environmentOf } from '../ui/environment.ts'
import { languageTags, loadFaceWords } from '../ui/language.ts'
import { readAccess } from './access.ts'
import { Popup } from './face.tsx'
import { markRoot } from './mark-root.ts'
import { onTabStored, readTab, shownTabId } from './stored-tab.ts'

/** Draws what is stored of the tab, and again whenever that changes. The worker is never asked: it may be asleep. */
async function start(): Promise<void> {
  const [settings, tabId, access] = await Promise.all([
    loadSettings(),
    shownTabId(location.search),
    readAccess(),
  ])
  const [{ language, words }, stored] = await Promise.all([loadFaceWords(settings), readTab(tabId)])
  const context = {
    language,
    words,
    settings,
    access,
    helpCentres: helpCentresFor(languageTags()),
    environment: {
      ...environmentOf(navigator.userAgent),
      version: browser.runtime.getManifest().version,
    },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
  const draw = (tab: StoredTab | null) => {
    render(<Popup tab={tab} context={{ ...context, now: Date.now() }} />, document.body)
    markRoot(document.documentElement, tab, language)
  }
  document.title = words.faces.product
  draw(stored)
  onTabStored(tabId, draw)
}

void start()
