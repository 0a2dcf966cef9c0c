import { Component, createRef } from 'preact'
import { cleanText } from '../../microsoft/clean.ts'
import { scenarioWords } from '../../report/scenario-words.ts'
import type { Found } from '../../triage/reading.ts'
import { ReportEditor } from '../../ui/report/editor.tsx'
import type { WorkbenchContext } from '../context.ts'
import { Reply } from './reply.tsx'

interface DetailsProps {
  found: Found
  now: number
  context: WorkbenchContext
  /** Null if there is no list. */
  back: (() => void) | null
}

/** One failed sign-in, drawn as if the extension had watched it. */
export class Details extends Component<DetailsProps> {
  heading = createRef<HTMLHeadingElement>()

  override componentDidMount() {
    this.heading.current?.focus()
  }

  override render() {
    const { found, now, context, back } = this.props
    const { attempt, diagnosis, fields } = found
    if (attempt === null || diagnosis === null) return null
    const { words, triage, settings } = context
    const { title } = scenarioWords(words, diagnosis)
    // Only one button is filled: the text for the person who can fix it.
    const isForEmployee = diagnosis.owner === 'you' || diagnosis.owner === 'wait'
    // The person signed in with another browser than this one.
    const elsewhere = {
      ...context,
      editor: { ...context.editor, fixed: triage.notKnown },
      settings: { ...settings, report: { ...settings.report, environment: false } },
    }
    return (
      <section data-part="details" data-scenario={diagnosis.scenario} data-code={diagnosis.code ?? ''}>
        {back !== null && (
          <button type="button" class="small" data-action="back" onClick={back}>
            {triage.back}
          </button>
        )}
        <h2 class="found" ref={this.heading} tabindex={-1}>
          {title}
        </h2>
        <div class="box">
          <Reply
            diagnosis={diagnosis}
            context={context}
            className={isForEmployee ? 'primary' : 'secondary'}
          />
          {fields.loginHint !== null && (
            <p data-part="account">
              <strong>{triage.account}:</strong> {cleanText(fields.loginHint, 120)}
              <small class="hint">{triage.accountNote}</small>
            </p>
          )}
        </div>
        <ReportEditor
          failure={{ attempt, diagnosis, now }}
          context={elsewhere}
          copyClass={isForEmployee ? 'secondary' : 'primary'}
        />
      </section>
    )
  }
}
