import { Component, createRef } from 'preact'
import { type Language, loadWords, type Words } from '../../_locales/index.ts'
import { buildReport } from '../../report/build.ts'
import { type Choices, choicesUnder } from '../../report/choices.ts'
import { reportText } from '../../report/text.ts'
import type { Report } from '../../report/types.ts'
import type { Outcome } from '../outcome.ts'
import { copyValue } from './actions.ts'
import { ChoicesPanel } from './choices-panel.tsx'
import type { Failure, ReportContext } from './context.ts'
import { Preview } from './preview.tsx'
import { ShareTargets } from './share-targets.tsx'

interface EditorProps {
  failure: Failure
  context: ReportContext
  /** A page has one filled button. */
  copyClass: 'primary' | 'secondary'
}

interface EditorState {
  choices: Choices
  /** Typed by the person. It never comes from a page of Microsoft's. */
  account: string
  /** The report's language. The page around it stays in the person's own. */
  language: Language
  words: Words
  outcome: Outcome | null
}

/** The report, with what can be chosen of it and done with it. It fills a page's `main`. */
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

  setChoices = (choices: Choices) => this.setState({ choices })

  setAccount = (account: string) => this.setState({ account })

  setLanguage = async (language: Language) => this.setState({ language, words: await loadWords(language) })

  /** Runs an action and shows its outcome. */
  run = async (action: () => Promise<Outcome>) => {
    // The line is emptied first: a screen reader reads only what changes.
    this.setState({ outcome: null })
    this.setState({ outcome: await action() })
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
    const { context, copyClass } = this.props
    const { choices, account, language, outcome } = this.state
    const { editor } = context
    const report = this.report()
    return (
      <>
        <div class="editor">
          <div class="panel">
            <ShareTargets
              report={report}
              context={context}
              copyClass={copyClass}
              shownIn={this.text}
              run={this.run}
            />
            <ChoicesPanel
              choices={choices}
              account={account}
              language={language}
              report={report}
              context={context}
              setChoices={this.setChoices}
              setAccount={this.setAccount}
              setLanguage={this.setLanguage}
            />
          </div>
          <section class="sheet" aria-label={editor.preview}>
            <p class="quiet">{editor.preview}</p>
            <Preview
              report={report}
              context={context}
              copy={(label, value, shown) => this.run(() => copyValue(label, value, shown, context))}
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
