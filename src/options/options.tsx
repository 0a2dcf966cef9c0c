import { render } from 'preact'
import browser from 'webextension-polyfill'
import { loadOptionsWords, loadReportEditorWords, loadSettingWords } from '../_locales/index.ts'
import { loadSettings, saveChoices } from '../settings/load.ts'
import { loadEffectiveSettings } from '../settings/load-effective.ts'
import { readAccess } from '../ui/access.ts'
import { deleteHistory } from '../ui/delete-history.ts'
import { loadPageWords } from '../ui/language.ts'
import { OptionsPage } from './page.tsx'

/** Draws what is in force, and again whenever a policy, another window or the person here changes it. */
async function draw(): Promise<void> {
  const turn = ++latest
  delete document.documentElement.dataset.drawn
  const [effective, access] = await Promise.all([loadEffectiveSettings(), readAccess(null)])
  const { language, words } = await loadPageWords(effective.settings)
  const [editor, options, titles] = await Promise.all([
    loadReportEditorWords(language),
    loadOptionsWords(language),
    loadSettingWords(language),
  ])
  // Another change has come meanwhile: it draws.
  if (turn !== latest) return
  document.title = `${words.pages.product}: ${options.title}`
  document.documentElement.lang = language
  const { version } = browser.runtime.getManifest()
  const context = { language, words, editor, options, titles, effective, access, version, save }
  render(<OptionsPage context={context} />, document.body)
  document.documentElement.dataset.drawn = String(turn)
}

let latest = 0

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
