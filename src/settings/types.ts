import type { Language } from '../_locales/index.ts'
import type { Choices } from '../report/choices.ts'
import type { ReportSettings } from '../report/types.ts'

/** What is in force; each key is explained in the settings table. */
export interface Settings extends ReportSettings {
  /** Tenant for the admin-consent address; null: `organizations`. Policy alone. */
  tenant: string | null
  /** Microsoft's sign-in host for the admin-consent address. Policy alone. */
  authorityHost: string
  /** Registered redirect URI for the admin-consent address. Policy alone. */
  adminConsentRedirectUri: string | null
  /** Whom IT expects as Clara's publisher on Microsoft's page. Policy alone. */
  expectedPublisher: string | null
  /** What IT expects Clara to ask for. Policy alone. */
  expectedScopes: readonly string[]
  /** Where a sign-in to Clara starts. */
  startAddress: string
  /** The company's own app for the tenant check. Policy alone. */
  tenantCheckClientId: string | null
  /** The person's company, to be named in the pages. */
  companyName: string | null
  /** Whether the popup opens by itself at a stop. */
  openPopup: boolean
  /** Whether past stops are remembered beyond the browser session, in brief. */
  history: boolean
  /** What policy has fixed of the report. */
  report: Partial<Choices>
  /** Where the rest of the report's choices start; the person changes them for each report. */
  reportStart: Partial<Choices>
  /** Country whose help centre alone is named; null: all of them, the person's own first. */
  supportCountry: 'MX' | 'BR' | 'CO' | null
  /** Language of the pages; null: the browser's. */
  language: Language | null
  /** Whom in the company's IT a report goes to. */
  itContact: ItContact
}

/** Each null where it is not configured: then that share target is not offered. */
interface ItContact {
  name: string | null
  email: string | null
  phone: string | null
  /** Sign-in name for a chat in Microsoft Teams. */
  teams: string | null
  /** Address of a ticket form; places such as `{title}` stand behind its `?` or `#` alone. */
  form: string | null
}
