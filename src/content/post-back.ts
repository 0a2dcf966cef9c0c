import type { FormReport } from './reader-message.ts'

type PostBack = Omit<FormReport, 'since'>

/**
 * Reads a form_post answer on its way to the app; null if there is none yet. It reads the `error*`
 * values and whether there is a code, and no other value.
 */
export function readPostBack(page: Document): PostBack | null {
  const form = page.querySelector<HTMLInputElement>(answerField)?.form
  if (form?.method !== 'post' || !isWhole(form)) return null
  const target = otherHost(form)
  if (target === null) return null
  const fields = readErrors(form)
  const hasCode = fields.error === undefined
  return { kind: 'form', action: target.origin + target.pathname.slice(0, 200), fields, hasCode }
}

const answerField =
  'form input[type="hidden"]:is([name="error"], [name="code"], [name="id_token"], [name="ear_jwe"])'

/** While the page loads, the last form may lack fields. */
function isWhole(form: HTMLFormElement): boolean {
  return form.ownerDocument.readyState !== 'loading' || form.nextSibling !== null
}

function otherHost(form: HTMLFormElement): URL | null {
  const action = form.getAttribute('action') ?? ''
  const target = URL.canParse(action) ? new URL(action) : null
  return target?.host === location.host ? null : target
}

function readErrors(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const name of errorFields) {
    const input = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
    if (input) fields[name] = input.value.slice(0, 4000)
  }
  return fields
}

const errorFields = ['error', 'error_description', 'error_subcode', 'error_uri', 'admin_consent']
