import { wholeGuid } from '../microsoft/guid-pattern.ts'

/** Each form returns a text as the product uses it, or null if the text does not fit. */
export const forms = {
  guid: pattern(wholeGuid),
  host: pattern(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/),
  tenant: (text: string) => forms.guid(text) ?? forms.host(text),
  /** One e-mail address or sign-in name. A comma would add a second recipient. */
  account: pattern(
    /^[a-z0-9][a-z0-9._%+'-]{0,63}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/,
  ),
  phone: pattern(/^[+(]?\d[\d ()./-]{2,30}$/),
  /** The name of a permission, with or without the address of its API. */
  scope: (text: string) => (/^[\w.:/-]{1,200}$/.test(text.trim()) ? text.trim() : null),
  address: httpsAddress,
  /**
   * Placeholders only after `?` or `#`: in a path, a value of dots would change the page.
   * A placeholder whose escaping does not exist would stay in the ticket.
   */
  formAddress: (text: string) => (wrongPlaceholder.test(text) ? null : httpsAddress(text)),
  /** Text on one line, without characters that turn or hide the text around it. */
  line: (text: string) => text.replace(/[\p{C}\s]+/gu, ' ').trim() || null,
}

const wrongPlaceholder = /^[^?#]*[{}]|\{\w+\|(?!json\}|query\})/

export type FormName = keyof typeof forms

function pattern(form: RegExp): (text: string) => string | null {
  return (text) => {
    const plain = text.trim().toLowerCase()
    return form.test(plain) ? plain : null
  }
}

/** An https address without a user name, as the browser writes it. */
function httpsAddress(text: string): string | null {
  const plain = text.trim()
  if (!URL.canParse(plain)) return null
  const url = new URL(plain)
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null
}
