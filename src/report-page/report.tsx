import { render } from 'preact'
import { loadReportEditorWords } from '../_locales/index.ts'
import { loadSettings } from '../settings/load.ts'
import { readEnvironment } from '../ui/environment.ts'
import { loadPageWords } from '../ui/language.ts'
import { shownTabId } from '../ui/stored-tab.ts'
import { ReportPage } from './page.tsx'

async function start(): Promise<void> {
  const [tabId, settings] = await Promise.all([shownTabId(location.search), loadSettings()])
  const { language, words } = await loadPageWords(settings)
  const editor = await loadReportEditorWords(language)
  const context = { settings, language, words, editor, ...readEnvironment(settings) }
  render(<ReportPage tabId={tabId} context={context} />, document.body)
}

void start()
