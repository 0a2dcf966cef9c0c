import { render } from 'preact'
import { loadCodeTexts, loadReportEditorWords } from '../_locales/index.ts'
import { loadSettings } from '../settings/load.ts'
import { readEnvironment } from '../ui/environment.ts'
import { loadPageWords } from '../ui/language.ts'
import { shownTabId } from '../ui/stored-tab.ts'
import { ReportPage } from './page.tsx'

async function start(): Promise<void> {
  const [tabId, settings] = await Promise.all([shownTabId(location.search), loadSettings()])
  const { language, words } = await loadPageWords(settings)
  const [editor, codeTexts] = await Promise.all([loadReportEditorWords(language), loadCodeTexts()])
  const context = { settings, language, words, editor, codeTexts, ...readEnvironment(settings) }
  render(<ReportPage tabId={tabId} context={context} />, document.body)
}

void start()
