import { Component } from 'preact'
import { fill } from '../../_locales/index.ts'
import { signInHost } from '../../microsoft/hosts.ts'
import { forms } from '../../settings/forms.ts'
import { checkCount, checkTenant } from '../../tenant/checks.ts'
import { graphClient } from '../../tenant/graph.ts'
import type { Result } from '../../tenant/types.ts'
import { verdictOf } from '../../tenant/verdict.ts'
import type { WorkbenchContext } from '../context.ts'
import { Checks } from './checks.tsx'
import { failureMessage, type Message } from './failure.ts'
import { graphAccess } from './graph-access.ts'
import { Registration } from './registration.tsx'
import { type SignedIn, signIn } from './sign-in.ts'
import { QuestionFields, SignInForm, type Typed } from './sign-in-form.tsx'
import { VerdictBox } from './verdict-box.tsx'

interface PartState {
  typed: Typed
  signedIn: SignedIn | null
  step: 'idle' | 'signing-in' | 'checking'
  results: Result[]
  /** The permissions that the results were compared with. */
  scopes: readonly string[]
  message: Message
}

const silence: Message = { text: '', hints: [] }

/** An administrator checks with Microsoft Graph whether Clara is approved in the tenant. */
export class TenantPart extends Component<{ context: WorkbenchContext }, PartState> {
  constructor(props: { context: WorkbenchContext }) {
    super(props)
    const { tenantCheckClientId, tenant, expectedScopes } = props.context.settings
    this.state = {
      typed: {
        clientId: tenantCheckClientId ?? '',
        tenant: tenant ?? '',
        scopes: expectedScopes.join(' '),
        correlationId: '',
      },
      signedIn: null,
      step: 'idle',
      results: [],
      scopes: [],
      message: silence,
    }
  }

  type = (typed: Partial<Typed>) => this.setState((state) => ({ typed: { ...state.typed, ...typed } }))

  say = (text: string) => this.setState({ message: { text, hints: [] } })

  start = async () => {
    const { tenant: words } = this.props.context
    const { typed } = this.state
    const clientId = forms.guid(typed.clientId)
    const tenant = forms.tenant(typed.tenant)
    if (clientId === null) return this.say(words.badClientId)
    if (tenant === null) return this.say(words.badTenant)
    const objection = objectionTo(typed, words)
    if (objection !== null) return this.say(objection)
    this.setState({ step: 'signing-in', message: { text: words.signingIn, hints: [] }, results: [] })
    try {
      const signedIn = await signIn(clientId, tenant)
      this.setState({ signedIn })
      await this.check(signedIn)
    } catch (error) {
      this.setState({ step: 'idle', message: failureMessage(error, words) })
    }
  }

  check = async (signedIn: SignedIn) => {
    const { settings, tenant: words } = this.props.context
    const { typed } = this.state
    const scopes = scopesIn(typed.scopes)
    const objection = objectionTo(typed, words)
    if (scopes === null || objection !== null) return this.say(objection ?? words.badScopes)
    this.setState({ step: 'checking', results: [], scopes, message: silence })
    const wait = (milliseconds: number) =>
      this.say(fill(words.waiting, { seconds: String(Math.ceil(milliseconds / 1000)) }))
    const results = await checkTenant(
      {
        graph: graphClient(graphAccess(signedIn.token, wait)),
        clientId: settings.clientIds[0] ?? null,
        expectedScopes: scopes,
        scopes: signedIn.scopes,
        correlationId: forms.guid(typed.correlationId),
        now: Date.now(),
      },
      (result) =>
        this.setState(({ results: before }) => ({
          results: [...before, result],
          message: {
            text: fill(words.checking, { done: String(before.length + 1), all: String(checkCount) }),
            hints: [],
          },
        })),
    )
    this.setState({ step: 'idle', results, message: silence })
  }

  signOut = () => {
    this.setState({ signedIn: null, results: [] })
    this.say(this.props.context.tenant.signedOut)
  }

  override render() {
    const { context } = this.props
    const { tenant: words, settings } = context
    const { typed, signedIn, step, results, scopes, message } = this.state
    const isDone = step === 'idle' && results.length > 0
    if (settings.authorityHost !== signInHost) return <OtherCloud context={context} />
    return (
      <>
        <section class="box" aria-labelledby="tenant-check">
          <h2 id="tenant-check">{words.title}</h2>
          {signedIn === null ? (
            <SignInForm
              typed={typed}
              context={context}
              isBusy={step !== 'idle'}
              type={this.type}
              submit={this.start}
            />
          ) : (
            this.session(signedIn)
          )}
          <div role="status">
            <p data-part="tenant-outcome">{message.text}</p>
            {message.hints.length > 0 && (
              <ul data-part="tenant-hints">
                {message.hints.map((hint) => (
                  <li key={hint}>{hint}</li>
                ))}
              </ul>
            )}
          </div>
          {signedIn === null && <Registration typed={typed} context={context} />}
        </section>
        {isDone && (
          <VerdictBox
            verdict={verdictOf(results, {
              clientId: settings.clientIds[0] ?? null,
              publisher: settings.expectedPublisher,
              scopes,
            })}
            context={context}
          />
        )}
        {results.length > 0 && <Checks results={results} context={context} />}
      </>
    )
  }

  session(signedIn: SignedIn) {
    const { context } = this.props
    const { tenant: words } = context
    const { account, tenant } = signedIn
    const { typed, step } = this.state
    const isBusy = step !== 'idle'
    return (
      <>
        <p data-part="signed-in">{fill(words.signedIn, { account, tenant })}</p>
        <QuestionFields typed={typed} context={context} type={this.type} />
        <div class="row">
          <button
            type="button"
            class="small"
            data-action="again"
            disabled={isBusy}
            onClick={() => this.check(signedIn)}
          >
            {words.again}
          </button>
          <button type="button" class="small" data-action="sign-out" disabled={isBusy} onClick={this.signOut}>
            {words.signOut}
          </button>
        </div>
      </>
    )
  }
}

/** What is wrong with a question; null if nothing is. */
function objectionTo({ scopes, correlationId }: Typed, words: WorkbenchContext['tenant']): string | null {
  if (scopesIn(scopes) === null) return words.badScopes
  const isId = correlationId.trim() === '' || forms.guid(correlationId) !== null
  return isId ? null : words.badCorrelationId
}

/** The typed permissions; null if something else is among them. */
function scopesIn(text: string): string[] | null {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  const scopes = words.flatMap((word) => forms.scope(word) ?? [])
  return scopes.length === words.length ? scopes : null
}

function OtherCloud({ context: { tenant: words } }: { context: WorkbenchContext }) {
  return (
    <section class="box" aria-labelledby="tenant-check">
      <h2 id="tenant-check">{words.title}</h2>
      <p data-part="tenant-outcome">{words.otherCloud}</p>
    </section>
  )
}
