import { render } from 'preact'
import { loadCodeTexts, loadReportEditorWords, loadTenantWords, loadTriageWords } from '../_locales/index.ts'
import { loadSettings } from '../settings/load.ts'
import { readEnvironment } from '../ui/environment.ts'
import { loadPageWords } from '../ui/language.ts'
import { WorkbenchPage } from './page.tsx'

async function start(): Promise<void> {
  const settings = await loadSettings()
  const { language, words } = await loadPageWords(settings)
  const [editor, triage, tenant, codeTexts] = await Promise.all([
    loadReportEditorWords(language),
    loadTriageWords(language),
    loadTenantWords(language),
    loadCodeTexts(),
  ])
  document.title = `${words.pages.product}: ${triage.title}`
  document.documentElement.lang = language
  const context = {
    settings,
    language,
    words,
    editor,
    triage,
    tenant,
    codeTexts,
    ...readEnvironment(settings),
  }
  render(<WorkbenchPage context={context} />, document.body)
  document.documentElement.dataset.drawn = 'true'
}

void start()
