import { readGuid } from '../microsoft/guid.ts'

/** What a text must look like, by name; what comes out is as the product uses it, null for anything else. */
export const forms = {
  guid: guidWithDashes,
  host: pattern(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/),
  tenant: (text: string) => forms.guid(text) ?? forms.host(text),
  /** Of an e-mail, or a sign-in name. One alone: a comma would add somebody else. */
  account: pattern(
    /^[a-z0-9][a-z0-9._%+'-]{0,63}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/,
  ),
  phone: pattern(/^[+(]?\d[\d ()./-]{2,30}$/),
  /** A permission's name, with its API's address or without. */
  scope: (text: string) => (/^[\w.:/-]{1,200}$/.test(text.trim()) ? text.trim() : null),
  address: httpsAddress,
  /** What is filled in stays behind `?` or `#`: in a path a value of dots alone would lead elsewhere. */
  formAddress: (text: string) => (/^[^?#]*[{}]/.test(text) ? null : httpsAddress(text)),
  /** Words for people: on one line, nothing that turns or hides the text around it. */
  line: (text: string) => text.replace(/[\p{C}\s]+/gu, ' ').trim() || null,
}

function guidWithDashes(text: string): string | null {
  const plain = text.trim().toLowerCase()
  return readGuid(plain) === plain ? plain : null
}

function pattern(form: RegExp): (text: string) => string | null {
  return (text) => {
    const plain = text.trim().toLowerCase()
    return form.test(plain) ? plain : null
  }
}

/** An https address without a user's name in it, as the browser writes it. */
function httpsAddress(text: string): string | null {
  const plain = text.trim()
  if (!URL.canParse(plain)) return null
  const url = new URL(plain)
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null
}
