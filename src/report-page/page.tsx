import { Component } from 'preact'
import type { TabState } from '../diagnosis/state.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import { currentState } from '../ui/current-tab.ts'
import { failureOf } from '../ui/failure.ts'
import { markRoot } from '../ui/mark-root.ts'
import type { Failure, ReportContext } from '../ui/report/context.ts'
import { ReportEditor } from '../ui/report/editor.tsx'
import { onTabStored, readTab } from '../ui/stored-tab.ts'
import { Nothing } from './nothing.tsx'

interface ReportPageProps {
  tabId: number | null
  context: ReportContext
}

type State =
  | { kind: 'loading' }
  /** Nothing has failed in the tab. */
  | { kind: 'nothing'; tab: TabState }
  | { kind: 'report'; tab: TabState; failure: Failure }

/** The report on the failed sign-in of one tab. It never asks the worker, which may be stopped. */
export class ReportPage extends Component<ReportPageProps, State> {
  override state: State = { kind: 'loading' }

  override async componentDidMount() {
    const { tabId } = this.props
    // Listen before the read: a change between the two would be missed.
    onTabStored(tabId, (stored) => this.setState((state) => next(state, stored)))
    const stored = await readTab(tabId).catch(() => null)
    this.setState((state) => (state.kind === 'loading' ? next(state, stored) : null))
  }

  override componentDidUpdate() {
    const { state } = this
    if (state.kind === 'loading') return
    document.title = this.title()
    markRoot(document.documentElement, state.tab, this.props.context.language)
  }

  title(): string {
    const { state } = this
    const { editor } = this.props.context
    return state.kind === 'report' && state.failure.diagnosis.owner === 'clara'
      ? editor.titleClara
      : editor.title
  }

  override render() {
    const { state } = this
    const { context } = this.props
    switch (state.kind) {
      case 'loading':
        return null
      case 'nothing':
        return <Nothing context={context} />
      case 'report':
        return (
          <>
            <header class="top of-report">
              <img src="icons/attention-48.png" width="36" height="36" alt="" />
              <div>
                <h1>{this.title()}</h1>
                <p class="top-lead">{context.editor.lead}</p>
              </div>
            </header>
            <main>
              <ReportEditor failure={state.failure} context={context} copyClass="primary" />
            </main>
          </>
        )
    }
  }
}

function next(state: State, stored: StoredTab | null): State | null {
  const now = Date.now()
  const tab = currentState(stored, now)
  const failure = failureOf(tab, now)
  // A person who is about to share a report keeps it, whatever happens in the tab.
  if (state.kind === 'report' && failure?.attempt.startedAt !== state.failure.attempt.startedAt) return null
  return failure === null ? { kind: 'nothing', tab } : { kind: 'report', tab, failure }
}
