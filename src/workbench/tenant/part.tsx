import { Component } from 'preact'
import { fill } from '../../_locales/index.ts'
import { signInHost } from '../../microsoft/hosts.ts'
import { sharedTenant } from '../../microsoft/tenants.ts'
import { forms } from '../../settings/forms.ts'
import { checkCount, checkTenant } from '../../tenant/checks.ts'
import { GraphError, graphClient } from '../../tenant/graph.ts'
import type { Result } from '../../tenant/types.ts'
import { verdictOf } from '../../tenant/verdict.ts'
import type { WorkbenchContext } from '../context.ts'
import { Checks } from './checks.tsx'
import { graphAccess } from './graph-access.ts'
import { Registration } from './registration.tsx'
import { type SignedIn, SignInError, signIn } from './sign-in.ts'
import { CorrelationField, SignInForm, type Typed } from './sign-in-form.tsx'
import { VerdictBox } from './verdict-box.tsx'

interface PartState {
  typed: Typed
  signedIn: SignedIn | null
  step: 'idle' | 'signing-in' | 'checking'
  results: Result[]
  message: string
}

/** An administrator checks with Microsoft Graph whether Clara is approved in the tenant. */
export class TenantPart extends Component<{ context: WorkbenchContext }, PartState> {
  constructor(props: { context: WorkbenchContext }) {
    super(props)
    const { tenantCheckClientId, tenant } = props.context.settings
    this.state = {
      typed: { clientId: tenantCheckClientId ?? '', tenant: tenant ?? '', correlationId: '' },
      signedIn: null,
      step: 'idle',
      results: [],
      message: '',
    }
  }

  type = (typed: Partial<Typed>) => this.setState((state) => ({ typed: { ...state.typed, ...typed } }))

  start = async () => {
    const { tenant: words } = this.props.context
    const { typed } = this.state
    const clientId = forms.guid(typed.clientId.trim().toLowerCase())
    const name = typed.tenant.trim().toLowerCase()
    const tenant = name === '' ? sharedTenant.anyCompany : forms.tenant(name)
    if (clientId === null) return this.setState({ message: words.badClientId })
    if (tenant === null) return this.setState({ message: words.badTenant })
    this.setState({ step: 'signing-in', message: words.signingIn, results: [] })
    try {
      const signedIn = await signIn(clientId, tenant)
      this.setState({ signedIn })
      await this.check(signedIn)
    } catch (error) {
      this.setState({ step: 'idle', message: failureText(error, words) })
    }
  }

  check = async (signedIn: SignedIn) => {
    const { settings, tenant: words } = this.props.context
    this.setState({ step: 'checking', results: [], message: '' })
    const correlationId = forms.guid(this.state.typed.correlationId.trim().toLowerCase())
    const results = await checkTenant(
      {
        graph: graphClient(graphAccess(signedIn.token)),
        clientId: settings.clientIds[0] ?? null,
        expectedScopes: settings.expectedScopes,
        scopes: signedIn.scopes,
        correlationId,
        now: Date.now(),
      },
      (result) =>
        this.setState(({ results: before }) => ({
          results: [...before, result],
          message: fill(words.checking, { done: String(before.length + 1), all: String(checkCount) }),
        })),
    )
    this.setState({ step: 'idle', results, message: '' })
  }

  signOut = () => this.setState({ signedIn: null, results: [], message: this.props.context.tenant.signedOut })

  override render() {
    const { context } = this.props
    const { tenant: words, settings } = context
    const { typed, signedIn, step, results, message } = this.state
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
          <p role="status" data-part="tenant-outcome">
            {message}
          </p>
          {signedIn === null && <Registration context={context} />}
        </section>
        {isDone && (
          <VerdictBox
            verdict={verdictOf(results, {
              clientId: settings.clientIds[0] ?? null,
              scopes: settings.expectedScopes,
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
        <CorrelationField typed={typed} context={context} type={this.type} />
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

function failureText(error: unknown, words: WorkbenchContext['tenant']): string {
  if (error instanceof SignInError) return fill(words[`error-${error.reason}`], { code: error.code })
  if (error instanceof GraphError) return words['error-expired']
  return fill(words['error-other'], { code: error instanceof Error ? error.name : '?' })
}

function OtherCloud({ context: { tenant: words } }: { context: WorkbenchContext }) {
  return (
    <section class="box" aria-labelledby="tenant-check">
      <h2 id="tenant-check">{words.title}</h2>
      <p data-part="tenant-outcome">{words.otherCloud}</p>
    </section>
  )
}
