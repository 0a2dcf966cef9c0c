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
import { graphAccess } from './access.ts'
import { Checks } from './checks.tsx'
import { Registration } from './registration.tsx'
import { type SignedIn, SignInError, signIn } from './sign-in.ts'
import { VerdictBox } from './verdict-box.tsx'

interface PartState {
  clientId: string
  tenant: string
  correlationId: string
  signedIn: SignedIn | null
  step: 'idle' | 'signing-in' | 'checking'
  results: Result[]
  message: string
}

/** Whether Clara is approved in a company's tenant, read from Microsoft Graph by an administrator. */
export class TenantPart extends Component<{ context: WorkbenchContext }, PartState> {
  constructor(props: { context: WorkbenchContext }) {
    super(props)
    const { tenantCheckClientId, tenant } = props.context.settings
    this.state = {
      clientId: tenantCheckClientId ?? '',
      tenant: tenant ?? '',
      correlationId: '',
      signedIn: null,
      step: 'idle',
      results: [],
      message: '',
    }
  }

  start = async () => {
    const { tenant: words } = this.props.context
    const clientId = forms.guid(this.state.clientId.trim().toLowerCase())
    const typed = this.state.tenant.trim().toLowerCase()
    const tenant = typed === '' ? sharedTenant.anyCompany : forms.tenant(typed)
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
    const correlationId = forms.guid(this.state.correlationId.trim().toLowerCase())
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
    const { signedIn, step, results, message } = this.state
    if (settings.authorityHost !== signInHost)
      return (
        <section class="box" aria-labelledby="tenant-check">
          <h2 id="tenant-check">{words.title}</h2>
          <p data-part="tenant-outcome">{words.otherCloud}</p>
        </section>
      )
    const isDone = step === 'idle' && results.length > 0
    return (
      <>
        <section class="box" aria-labelledby="tenant-check">
          <h2 id="tenant-check">{words.title}</h2>
          {signedIn === null ? this.form() : this.session(signedIn)}
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

  form() {
    const { tenant: words, settings } = this.props.context
    const { clientId, tenant, step } = this.state
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void this.start()
        }}
      >
        <label class="field">
          {words.clientId}
          <input
            name="clientId"
            value={clientId}
            readOnly={settings.tenantCheckClientId !== null}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => this.setState({ clientId: currentTarget.value })}
          />
          <small class="hint">{words.clientIdHint}</small>
        </label>
        <label class="field">
          {words.tenant}
          <input
            name="tenant"
            value={tenant}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => this.setState({ tenant: currentTarget.value })}
          />
        </label>
        {this.correlation()}
        <div class="row">
          <button type="submit" class="small" data-action="tenant-sign-in" disabled={step !== 'idle'}>
            {words.signIn}
          </button>
        </div>
      </form>
    )
  }

  correlation() {
    const { tenant: words } = this.props.context
    return (
      <label class="field">
        {words.correlationId}
        <input
          name="correlationId"
          value={this.state.correlationId}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => this.setState({ correlationId: currentTarget.value })}
        />
        <small class="hint">{words.correlationIdHint}</small>
      </label>
    )
  }

  session(signedIn: SignedIn) {
    const { tenant: words } = this.props.context
    const { account, tenant } = signedIn
    const isBusy = this.state.step !== 'idle'
    return (
      <>
        <p data-part="signed-in">{fill(words.signedIn, { account, tenant })}</p>
        {this.correlation()}
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
