import { render } from 'preact'
import browser from 'webextension-polyfill'
import { loadOptionsWords, loadReportEditorWords, loadSettingWords } from '../_locales/index.ts'
import { loadSettings, saveChoices } from '../settings/load.ts'
import { loadEffectiveSettings } from '../settings/load-effective.ts'
import { readAccess } from '../ui/access.ts'
import { deleteHistory } from '../ui/delete-history.ts'
import { loadPageWords } from '../ui/language.ts'
import type { OptionsContext } from './context.ts'
import { OptionsPage } from './page.tsx'

/** Draws the effective settings. It runs again after each change of a setting. */
async function draw(): Promise<void> {
  const turn = ++latestTurn
  delete document.documentElement.dataset.drawn
  const context = await loadContext()
  // A later change draws the page.
  if (turn !== latestTurn) return
  document.title = `${context.words.pages.product}: ${context.options.title}`
  document.documentElement.lang = context.language
  render(<OptionsPage context={context} />, document.body)
  document.documentElement.dataset.drawn = String(turn)
}

let latestTurn = 0

async function loadContext(): Promise<OptionsContext> {
  const [effective, access] = await Promise.all([loadEffectiveSettings(), readAccess(null)])
  const { language, words } = await loadPageWords(effective.settings)
  const [editor, options, titles] = await Promise.all([
    loadReportEditorWords(language),
    loadOptionsWords(language),
    loadSettingWords(language),
  ])
  const { version } = browser.runtime.getManifest()
  return { language, words, editor, options, titles, effective, access, version, save }
}

async function save(choices: object): Promise<boolean> {
  try {
    await saveChoices(choices)
    if (!(await loadSettings()).history) await deleteHistory()
    await draw()
    return true
  } catch {
    return false
  }
}

browser.storage.onChanged.addListener((_changes, area) => {
  if (area === 'local' || area === 'managed') void draw()
})
void draw()
