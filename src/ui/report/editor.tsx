import { Component, createRef } from 'preact'
import { type Language, loadWords, type Words } from '../../_locales/index.ts'
import { buildReport } from '../../report/build.ts'
import { type Choices, choicesUnder } from '../../report/choices.ts'
import { reportText } from '../../report/text.ts'
import type { Report } from '../../report/types.ts'
import type { Outcome } from '../outcome.ts'
import { copyValue } from './acts.ts'
import { ChoicesPanel } from './choices-panel.tsx'
import type { Failure, ReportContext } from './context.ts'
import { Preview } from './preview.tsx'
import { ShareTargets } from './share-targets.tsx'

interface EditorProps {
  failure: Failure
  context: ReportContext
}

interface EditorState {
  choices: Choices
  /** As the person has typed it; no page of Microsoft's is asked for it. */
  account: string
  /** Of the report; the page around it keeps to the person's own. */
  language: Language
  words: Words
  outcome: Outcome | null
}

/** The report with everything that can be chosen of it and done with it: the inside of a page's `main`. */
export class ReportEditor extends Component<EditorProps, EditorState> {
  text = createRef<HTMLPreElement>()

  constructor(props: EditorProps) {
    super(props)
    const { settings, language, words } = props.context
    this.state = {
      choices: choicesUnder(settings.report, settings.reportStart),
      account: '',
      language,
      words,
      outcome: null,
    }
  }

  choose = (choices: Choices) => this.setState({ choices })

  name = (account: string) => this.setState({ account })

  speak = async (language: Language) => this.setState({ language, words: await loadWords(language) })

  /** Does something and says what became of it. The line is emptied first: a screen reader reads only what changes. */
  act = async (act: () => Promise<Outcome>) => {
    this.setState({ outcome: null })
    this.setState({ outcome: await act() })
  }

  report(): Report {
    const { failure, context } = this.props
    const { choices, account, language, words } = this.state
    const name = account.trim()
    return buildReport({
      ...context,
      ...failure,
      choices,
      language,
      words,
      account: name === '' ? null : name,
    })
  }

  override render() {
    const { context } = this.props
    const { choices, account, language, outcome } = this.state
    const { editor } = context
    const report = this.report()
    return (
      <>
        <div class="editor">
          <div class="panel">
            <ShareTargets report={report} context={context} shownIn={this.text} act={this.act} />
            <ChoicesPanel
              choices={choices}
              account={account}
              language={language}
              report={report}
              context={context}
              choose={this.choose}
              name={this.name}
              speak={this.speak}
            />
          </div>
          <section class="sheet">
            <h2>{editor.preview}</h2>
            <Preview
              report={report}
              context={context}
              copy={(label, value, shown) => this.act(() => copyValue(label, value, shown, context))}
            />
            <details>
              <summary>{editor.asText}</summary>
              <pre ref={this.text} data-part="report" lang={language}>
                {reportText(report)}
              </pre>
            </details>
          </section>
        </div>
        <p role="status" data-part="outcome" class={outcome?.isDone ? 'outcome done' : 'outcome'}>
          {outcome?.text}
        </p>
      </>
    )
  }
}
