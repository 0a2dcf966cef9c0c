import { Component, type RefObject } from 'preact'
import type { SignInAttempt } from '../attempt/types.ts'
import { scopesBeyondSignIn } from '../diagnosis/scopes.ts'
import { actionsOf, type StepAction } from '../diagnosis/steps.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { scenarioWords } from '../report/scenario-words.ts'
import type { MadeReport, PopupContext } from './context.ts'
import { CopyReport } from './copy-report.tsx'
import { failureKey, saveProgress } from './progress.ts'
import { Reason } from './reason.tsx'
import { TryAgain } from './try-again.tsx'

interface StepListProps {
  attempt: SignInAttempt
  diagnosis: Diagnosis
  context: PopupContext
  made: MadeReport | undefined
  shownIn: RefObject<HTMLPreElement | null>
}

interface Step {
  action: StepAction
  text: string
}

/** The steps, each with its button. Only the button of the next step is filled. */
export class StepList extends Component<StepListProps, { done: number }> {
  constructor(props: StepListProps) {
    super(props)
    const { attempt, diagnosis, context } = props
    const { progress } = context
    this.state = { done: progress?.of === failureKey(attempt, diagnosis) ? progress.done : 0 }
  }

  /** The popup closes as soon as the person clicks on the page: it opens again at the next step. */
  finish = (index: number) => {
    const { attempt, diagnosis, context } = this.props
    const done = Math.max(this.state.done, index + 1)
    this.setState({ done })
    void saveProgress(context.tabId, { of: failureKey(attempt, diagnosis), done })
  }

  override render() {
    const steps = stepsOf(this.props)
    const buttons = steps.map((step) => this.hasButton(step))
    const next = buttons.findIndex((hasButton, index) => hasButton && index >= this.state.done)
    return (
      <ol class="steps">
        {steps.map((step, index) => (
          <li key={step.action} data-step={step.action} aria-current={index === next ? 'step' : undefined}>
            <span>{step.text}</span>
            {buttons[index] && this.button(step, index, index === next ? 'primary' : 'small')}
          </li>
        ))}
      </ol>
    )
  }

  /** Nothing helps an app to more than a sign-in needs. */
  hasButton({ action }: Step): boolean {
    return action !== 'copy-reason' || !wantsMore(this.props.attempt)
  }

  button({ action }: Step, index: number, className: string) {
    const { diagnosis, context, made, shownIn } = this.props
    const finish = () => this.finish(index)
    switch (action) {
      case 'copy-reason':
        return <Reason className={className} words={context.words} copied={finish} />
      case 'copy-report':
        return (
          <CopyReport
            className={className}
            forClara={diagnosis.owner === 'clara'}
            context={context}
            made={made}
            shownIn={shownIn}
            copied={finish}
          />
        )
      case 'try-again':
        return <TryAgain context={context} className={className} label={context.words.pages.tryAgain} />
    }
  }
}

/** Without the request for an approval if it is not known whose app wants more than a sign-in. */
function stepsOf({ attempt, diagnosis, context }: StepListProps): Step[] {
  const { steps } = scenarioWords(context.words, diagnosis)
  const all = actionsOf(diagnosis).map((action, index) => ({ action, text: steps[index] ?? '' }))
  const isRisky = wantsMore(attempt) && diagnosis.caveats.includes('check-id')
  return isRisky ? all.filter(({ action }) => action !== 'copy-reason') : all
}

function wantsMore(attempt: SignInAttempt): boolean {
  const beyond = scopesBeyondSignIn(attempt)
  return beyond !== null && beyond.length > 0
}
