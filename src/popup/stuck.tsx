import { Component, createRef } from 'preact'
import browser from 'webextension-polyfill'
import { type SaidPage, saidPages } from '../attempt/observation.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { stuckDiagnosis } from '../diagnosis/stuck.ts'
import type { PopupContext } from './context.ts'
import { CopyReport } from './copy-report.tsx'
import { Message } from './message.tsx'

interface StuckProps {
  attempt: SignInAttempt
  context: PopupContext
}

/** For a page that blocks the person and that we could not read: a report, or the page's name. */
export class Stuck extends Component<StuckProps, { hasFailed: boolean }> {
  override state = { hasFailed: false }
  shown = createRef<HTMLPreElement>()

  /** The worker records it, and the popup draws the new record. */
  say = async (page: SaidPage) => {
    const message = { kind: 'said', tabId: this.props.context.tabId, page }
    const hasFailed = await browser.runtime.sendMessage(message).then(
      () => false,
      () => true,
    )
    this.setState({ hasFailed })
  }

  override render() {
    const { attempt, context } = this.props
    const { words, report } = context
    const { pages } = words
    const made = report?.makeReport(attempt, stuckDiagnosis(attempt), context)
    return (
      <section data-part="stuck">
        <h2>{pages.stuck}</h2>
        <CopyReport
          className="secondary"
          forClara={false}
          context={context}
          made={made}
          shownIn={this.shown}
        />
        <details data-part="said">
          <summary>{pages.saidTitle}</summary>
          <ul class="choices">
            {saidPages.map((page) => (
              <li key={page}>
                <button
                  type="button"
                  class="small"
                  data-action={`said-${page}`}
                  onClick={() => this.say(page)}
                >
                  {pages[`said-${page}`]}
                </button>
              </li>
            ))}
          </ul>
          <p role="status">{this.state.hasFailed && pages.saidFailed}</p>
        </details>
        <Message text={made?.text} shownIn={this.shown} words={words} />
      </section>
    )
  }
}
