import { render } from 'preact'
import {
  type CodeTexts,
  type Language,
  loadCodeTexts,
  loadPictureWords,
  type Words,
} from '../_locales/index.ts'
import { buildReport } from '../report/build.ts'
import { choicesUnder } from '../report/choices.ts'
import type { Report } from '../report/types.ts'
import { loadSettings } from '../settings/load.ts'
import type { Settings } from '../settings/types.ts'
import { currentState } from '../ui/current-tab.ts'
import { readEnvironment } from '../ui/environment.ts'
import { failureOf } from '../ui/failure.ts'
import { loadPageWords } from '../ui/language.ts'
import { markRoot } from '../ui/mark-root.ts'
import type { Failure } from '../ui/report/context.ts'
import { takeStoredScreenshot } from '../ui/screenshot.ts'
import { readTab, shownTabId } from '../ui/stored-tab.ts'
import { onPicture } from './areas.ts'
import { Editor } from './editor.tsx'
import { Gone } from './gone.tsx'
import { decode } from './picture.ts'

/** The picture is deleted from the storage at once: a reload finds none. */
async function start(): Promise<void> {
  const tabId = await shownTabId(location.search)
  const [settings, screenshot, stored] = await Promise.all([
    loadSettings(),
    takeStoredScreenshot().catch(() => null),
    readTab(tabId).catch(() => null),
  ])
  const { language, words } = await loadPageWords(settings)
  const [picture, codeTexts] = await Promise.all([loadPictureWords(language), loadCodeTexts()])
  const image = screenshot && (await decode(screenshot.image).catch(() => null))
  const now = Date.now()
  const tab = currentState(stored, now)
  if (screenshot !== null && image !== null) {
    const personal = onPicture(screenshot.personal, screenshot.pageWidth, image)
    const report = reportOn(failureOf(tab, now), settings, language, words, codeTexts)
    document.title = picture.title
    render(<Editor image={image} personal={personal} report={report} words={picture} />, document.body)
  } else {
    document.title = picture.goneTitle
    render(<Gone words={picture} />, document.body)
  }
  markRoot(document.documentElement, tab, language)
}

function reportOn(
  failure: Failure | null,
  settings: Settings,
  language: Language,
  words: Words,
  codeTexts: CodeTexts,
): Report | null {
  if (failure === null) return null
  const choices = choicesUnder(settings.report, settings.reportStart)
  const environment = readEnvironment(settings)
  return buildReport({
    ...{ ...failure, ...environment, settings, language, words, codeTexts, choices },
    account: null,
  })
}

void start()
