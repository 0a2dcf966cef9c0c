import { render } from 'preact'
import browser from 'webextension-polyfill'
import { diagnosisNow } from '../diagnosis/expiry.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import { helpCentresFor } from '../report/help-centres.ts'
import { loadSettings } from '../settings/load.ts'
import { environmentOf, isOld } from '../ui/environment.ts'
import { languageTags, loadFaceWords } from '../ui/language.ts'
import { readAccess } from './access.ts'
import { type Context, Popup } from './face.tsx'
import { deleteHistory, nothingPast, readPast } from './history.ts'
import { markRoot } from './mark-root.ts'
import { onTabStored, readTab, shownTabId } from './stored-tab.ts'

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
    helpCentres: helpCentresFor(languageTags(), settings.supportCountry),
    environment: {
      ...environmentOf(navigator.userAgent),
      version: browser.runtime.getManifest().version,
    },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
  let past = settings.history ? all : nothingPast
  let makeReport: Context['makeReport'] = null
  draw = (stored) => {
    meanwhile = stored
    const now = Date.now()
    const tab = stored && asOfNow(stored, now)
    const forget = async () => {
      past = await deleteHistory()
      draw(stored)
    }
    render(
      <Popup tab={tab} context={{ ...context, now, past, forget, makeReport }} show={draw} />,
      document.body,
    )
    if (makeReport !== null || !hasReport(tab)) markRoot(document.documentElement, tab, language)
    else void loadReport()
  }
  const loadReport = async () => {
    makeReport = (await import('./later.ts')).makeReport
    draw(meanwhile ?? null)
  }
  document.title = words.faces.product
  draw(meanwhile === undefined ? read : meanwhile)
}

function hasReport(tab: StoredTab | null): boolean {
  return tab?.diagnosis != null && tab.diagnosis.scenario !== 'signed-in'
}

/** What the worker cannot know when it stores a record: how old the attempt is by now, and how old this browser. */
function asOfNow(tab: StoredTab, now: number): StoredTab {
  const diagnosis = diagnosisNow(tab, now)
  if (diagnosis === null || !isOld(navigator.userAgent) || !troublesOldBrowsers.has(diagnosis.scenario))
    return { ...tab, diagnosis }
  return { ...tab, diagnosis: { ...diagnosis, caveats: [...diagnosis.caveats, 'old-browser'] } }
}

/** Stops that an old browser may be behind. */
const troublesOldBrowsers: ReadonlySet<string> = new Set(['browser-blocked', 'network', 'session', 'unknown'])

void start()
