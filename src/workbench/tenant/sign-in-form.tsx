import type { WorkbenchContext } from '../context.ts'

/** What the administrator types. */
export interface Typed {
  clientId: string
  tenant: string
  /** Permissions that Clara asks for, separated by spaces. */
  scopes: string
  correlationId: string
}

interface FormProps {
  typed: Typed
  context: WorkbenchContext
  isBusy: boolean
  type: (typed: Partial<Typed>) => void
  submit: () => void
}

export function SignInForm(props: FormProps) {
  const { typed, context, isBusy, type, submit } = props
  const { tenant: words, settings } = context
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <label class="field">
        {words.clientId}
        <input
          name="clientId"
          value={typed.clientId}
          readOnly={settings.tenantCheckClientId !== null}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => type({ clientId: currentTarget.value })}
        />
        <small class="hint">{words.clientIdHint}</small>
      </label>
      <label class="field">
        {words.tenant}
        <input
          name="tenant"
          value={typed.tenant}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => type({ tenant: currentTarget.value })}
        />
        <small class="hint">{words.tenantHint}</small>
      </label>
      <QuestionFields {...props} />
      <div class="row">
        <button type="submit" class="small primary" data-action="tenant-sign-in" disabled={isBusy}>
          {words.signIn}
        </button>
      </div>
    </form>
  )
}

/** What a check without a new sign-in may ask anew: permissions, and a failed sign-in. */
export function QuestionFields({ typed, context, type }: Pick<FormProps, 'typed' | 'context' | 'type'>) {
  const { tenant: words, settings } = context
  return (
    <>
      <label class="field">
        {words.scopes}
        <input
          name="scopes"
          value={typed.scopes}
          readOnly={settings.expectedScopes.length > 0}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => type({ scopes: currentTarget.value })}
        />
        <small class="hint">{words.scopesHint}</small>
      </label>
      <label class="field">
        {words.correlationId}
        <input
          name="correlationId"
          value={typed.correlationId}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => type({ correlationId: currentTarget.value })}
        />
        <small class="hint">{words.correlationIdHint}</small>
      </label>
    </>
  )
}
