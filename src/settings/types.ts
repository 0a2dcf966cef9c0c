import type { Clara } from '../attempt/types.ts'
import type { Choices } from '../report/choices.ts'

/** What is in force: built-in and build defaults, with enforced policy above them. */
export interface Settings extends Clara {
  /** Tenant for the admin-consent address; null: `organizations`. Policy or build alone. */
  tenant: string | null
  /** Registered redirect URI for the admin-consent address. Policy or build alone. */
  adminConsentRedirectUri: string | null
  /** Where a sign-in to Clara starts. */
  startAddress: string
  /** Whether the popup opens by itself at a stop. */
  openPopup: boolean
  /** Whether past stops are remembered beyond the browser session, in brief. */
  history: boolean
  /** What policy has fixed of the report; the person chooses the rest. */
  report: Partial<Choices>
  /** Country whose help centre alone is named; null: all of them, the person's own first. */
  supportCountry: 'MX' | 'BR' | 'CO' | null
  /** Language of the faces; null: the browser's. */
  language: 'en' | 'es' | 'pt-BR' | null
  /** Whom in the company's IT a report goes to. */
  itContact: ItContact
}

/** Each null where it is not configured: then that way out is not offered. */
export interface ItContact {
  name: string | null
  email: string | null
  phone: string | null
  /** Sign-in name for a chat in Microsoft Teams. */
  teams: string | null
  /** Address of a ticket form; places such as `{title}` stand behind its `?` or `#` alone. */
  form: string | null
}
