import { Component, render } from 'preact'
import { chooseLanguage, loadWords } from '../_locales/index.ts'
import type { TabState } from '../diagnosis/state.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import { loadSettings } from '../settings/load.ts'
import type { Settings } from '../settings/types.ts'
import { currentState } from '../ui/current-tab.ts'
import { deleteHistory } from '../ui/delete-history.ts'
import { languageTags, loadPageWords } from '../ui/language.ts'
import { markRoot } from '../ui/mark-root.ts'
import { onTabStored, readTab, shownTabId } from '../ui/stored-tab.ts'
import type { Environment, Page, ReportParts } from './context.ts'
import { readProgress } from './progress.ts'
import { View } from './view.tsx'

/** How far loading has come. */
type State =
  | { kind: 'loading' }
  /** The tab's record is read. */
  | { kind: 'read'; tab: TabState }
  /** The tab can be drawn. */
  | {
      kind: 'ready'
      tab: TabState
      page: Page
      environment: Environment | null
      report: ReportParts | null
    }

/** Draws the stored record of the tab. It never asks the worker, which may be stopped. */
class Popup extends Component<object, State> {
  override state: State = { kind: 'loading' }

  override async componentDidMount() {
    const loadingSettings = loadSettings()
    const tabId = await shownTabId(location.search)
    // Listen before the read: a change between the two would be missed.
    onTabStored(tabId, this.show)
    const [settings, stored, progress] = await Promise.all([
      loadingSettings,
      readTab(tabId).catch(() => null),
      readProgress(),
    ])
    const tab = currentState(stored, Date.now())
    this.setState((state) => (state.kind === 'loading' ? { kind: 'read', tab } : null))
    // Firefox answers slowly while it opens a popup: only an idle tab waits for its environment.
    const environment = tab.kind === 'idle' ? await loadEnvironment(tabId, settings) : null
    const page = { ...(await loadPage(tabId, settings)), progress }
    this.setState({ kind: 'ready', page, environment, report: null })
    await nextFrame()
    void loadReport().then((report) => this.setState({ report }))
    if (environment === null) this.setState({ environment: await loadEnvironment(tabId, settings) })
  }

  show = (stored: StoredTab | null) => {
    const tab = currentState(stored, Date.now())
    this.setState(({ kind }) => (kind === 'ready' ? { tab } : { kind: 'read', tab }))
  }

  deleteHistory = async () => {
    await deleteHistory()
    this.setState((state) => {
      if (state.kind !== 'ready' || state.environment === null) return null
      return { environment: { ...state.environment, earlier: { entries: [], lastFailure: null } } }
    })
  }

  /** A record of the right shape may hold values that no worker has written. */
  override componentDidCatch(error: unknown) {
    if (this.state.kind === 'ready' && this.state.tab.kind === 'idle') throw error
    console.error(error)
    this.show(null)
  }

  /** Scripts read the root's attributes as the sign that everything is drawn. */
  override componentDidUpdate() {
    const { state } = this
    if (state.kind === 'ready' && state.environment && state.report)
      markRoot(document.documentElement, state.tab, state.page.language)
  }

  override render() {
    const { state, show, deleteHistory } = this
    if (state.kind !== 'ready') return null
    const { tab, page, environment, report } = state
    const context = { ...page, environment, report, now: Date.now(), show, deleteHistory }
    return <View tab={tab} context={context} />
  }
}

async function loadPage(tabId: number | null, settings: Settings): Promise<Omit<Page, 'progress'>> {
  const { language, words } = await loadPageWords(settings)
  document.title = words.pages.product
  return { language, words, settings, tabId }
}

async function loadEnvironment(tabId: number | null, settings: Settings): Promise<Environment> {
  const environment = await import('./environment.ts')
  return environment.loadEnvironment(tabId, settings)
}

async function loadReport(): Promise<ReportParts> {
  const { loadReportParts } = await import('./report-parts.ts')
  return loadReportParts()
}

/** Resolves after a frame, or after `patience` ms: a page in the background gets no frame. */
function nextFrame(patience = 100): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, patience)
  })
}

// The browser's language is the usual one: its words load while the rest is read.
void loadWords(chooseLanguage(languageTags()))
render(<Popup />, document.body)
