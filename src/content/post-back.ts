import type { ReaderMessage } from './reader-message.ts'

/** Reads a form_post answer on its way out: the `error*` values and the fact of a code. No other value is looked at; null if there is none (yet). */
export function readPostBack(page: Document): PostBack | null {
  const mark = page.querySelector<HTMLInputElement>(
    'form input[type="hidden"]:is([name="error"], [name="code"], [name="id_token"])',
  )
  const action = mark?.form?.getAttribute('action')
  if (mark?.form?.method !== 'post' || !action || !URL.canParse(action)) return null
  // While the page still streams in, a form without a successor may lack fields.
  if (page.readyState === 'loading' && !mark.form.nextSibling) return null
  const target = new URL(action)
  if (target.host === location.host) return null
  const fields: Record<string, string> = {}
  for (const name of errorFields) {
    const input = mark.form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
    if (input) fields[name] = input.value.slice(0, 4000)
  }
  const hasCode = fields.error === undefined
  return { kind: 'form', action: target.origin + target.pathname.slice(0, 200), fields, hasCode }
}

type PostBack = Omit<Extract<ReaderMessage, { kind: 'form' }>, 'since'>

const errorFields = ['error', 'error_description', 'error_subcode', 'error_uri', 'admin_consent'] as const
