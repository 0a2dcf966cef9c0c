import type { FormReport } from './reader-message.ts'

type PostBack = Omit<FormReport, 'since'>

/** The form with an answer for the app that Microsoft's page holds; null if it has none. */
export function answerForm(page: Document): HTMLFormElement | null {
  return page.querySelector<HTMLInputElement>(`form ${answerField}`)?.form ?? null
}

/**
 * Reads a form_post answer on its way to the app; null for any other form. It reads the `error*`
 * values and whether there is a code, and no other value.
 */
export function readPostBack(form: HTMLFormElement): PostBack | null {
  if (form.method !== 'post' || form.querySelector(answerField) === null) return null
  const target = otherHost(form)
  if (target === null) return null
  const fields = readErrors(form)
  const hasCode = fields.error === undefined
  return { kind: 'form', action: target.origin + target.pathname.slice(0, 200), fields, hasCode }
}

const answerField =
  'input[type="hidden"]:is([name="error"], [name="code"], [name="id_token"], [name="ear_jwe"])'

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
