import { createRef } from 'preact'
import { forms } from '../../settings/forms.ts'
import { allPermissions } from '../../tenant/checks.ts'
import { registrationScripts } from '../../tenant/registration.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import type { WorkbenchContext } from '../context.ts'
import { redirectUri } from './sign-in.ts'
import type { Typed } from './sign-in-form.tsx'

interface RegistrationProps {
  typed: Pick<Typed, 'clientId' | 'tenant'>
  context: WorkbenchContext
}

/** How a company registers the app that its administrators sign in to. */
export function Registration({ typed, context }: RegistrationProps) {
  const { tenant: words } = context
  const redirect = redirectUri()
  if (redirect === null) return null
  const { powershell, bash } = registrationScripts({
    redirectUri: redirect,
    clientId: forms.guid(typed.clientId),
    tenant: forms.tenant(typed.tenant),
  })
  return (
    <details data-part="registration">
      <summary>{words.register}</summary>
      <p>{words.registerLead}</p>
      <p>{words.registerAgain}</p>
      <Value name="redirect-uri" label={words.redirectUri} value={redirect} context={context} />
      <h3>{words.permissions}</h3>
      <ul>
        {allPermissions.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
      <Value name="powershell" label={words.powershell} value={powershell} context={context} />
      <Value name="bash" label={words.bash} value={bash} context={context} />
      <p>{words.registerConsent}</p>
    </details>
  )
}

interface ValueProps {
  name: string
  label: string
  value: string
  context: WorkbenchContext
}

function Value({ name, label, value, context }: ValueProps) {
  const { tenant: words, words: all } = context
  const shown = createRef<HTMLPreElement>()
  return (
    <div class="script">
      <h3>{label}</h3>
      <pre ref={shown} data-part={name}>
        {value}
      </pre>
      <CopyButton
        action={`copy-${name}`}
        className="small"
        label={words.copy}
        text={value}
        done={words.copied}
        shownIn={shown}
        words={all}
      />
    </div>
  )
}
