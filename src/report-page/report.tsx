import { render } from 'preact'
import { loadReportEditorWords } from '../_locales/index.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import { loadSettings } from '../settings/load.ts'
import { currentTab } from '../ui/current-tab.ts'
import { readEnvironment } from '../ui/environment.ts'
import { loadPageWords } from '../ui/language.ts'
import { markRoot } from '../ui/mark-root.ts'
import type { Context, Stop } from '../ui/report/context.ts'
import { stopOf } from '../ui/stop.ts'
import { onTabStored, readTab, shownTabId } from '../ui/stored-tab.ts'
import { Nothing } from './nothing.tsx'
import { ReportPage } from './page.tsx'

/** Draws the report on what stopped the tab's sign-in; the worker is never asked. */
async function start(): Promise<void> {
  const tabId = await shownTabId(location.search)
  let meanwhile: StoredTab | null | undefined
  let draw = (stored: StoredTab | null) => {
    meanwhile = stored
  }
  // Before anything is read: what changes in between must not be missed.
  onTabStored(tabId, (stored) => draw(stored))
  const settings = await loadSettings()
  const [{ language, words }, read] = await Promise.all([
    loadPageWords(settings),
    readTab(tabId).catch(() => null),
  ])
  const editor = await loadReportEditorWords(language)
  const context: Context = { settings, language, words, editor, ...readEnvironment(settings) }
  let shown: Stop | null = null
  draw = (stored) => {
    const now = Date.now()
    const tab = stored && currentTab(stored, now)
    const stop = stopOf(tab, now)
    // Whoever is about to pass a report on keeps it, whatever becomes of the tab.
    if (shown !== null && stop?.attempt.startedAt !== shown.attempt.startedAt) return
    shown = stop
    document.title = stop?.diagnosis.owner === 'clara' ? editor.titleClara : editor.title
    render(stop ? <ReportPage stop={stop} context={context} /> : <Nothing context={context} />, document.body)
    markRoot(document.documentElement, tab, language)
  }
  draw(meanwhile === undefined ? read : meanwhile)
}

void start()
