/** What Microsoft's sign-in says, read by allow-list: nothing outside these fields is ever taken over. */

/** Which of Microsoft's sign-in endpoints an address names. */
export type Endpoint = 'authorize' | 'adminconsent' | 'other'

/** A request to sign in (authorize) or to consent for a whole tenant (adminconsent). */
export interface AuthorizeRequest {
  endpoint: 'authorize' | 'adminconsent'
  /** Microsoft host, lower case. */
  host: string
  /** `common`, `organizations`, `consumers`, a domain or a GUID; null where the path has none. */
  tenant: string | null
  /** GUID, lower case with dashes (or another identifier as it came); null where absent. */
  clientId: string | null
  /** Decoded; whole. What is kept of it beyond the CLI is `host + path`. */
  redirectUri: string | null
  scopes: string[]
  responseMode: string | null
  prompt: string | null
  /** `sso_reload=true`: Microsoft's page reloads the same request; no new try. */
  ssoReload: boolean
  /** Decoded. Shown by the CLI and the workbench alone, never kept. */
  loginHint: string | null
}

/** The identifiers and codes that stand in an error text, in an answer's `error_description` or in a page. */
export interface ErrorFacts {
  /** The telling AADSTS code in digits; wrappers such as 70002 give way to what they wrap. */
  code: string | null
  /** All AADSTS codes in order of appearance, each once. */
  codes: string[]
  /** Trace ID = Request Id, GUID in lower case. */
  traceId: string | null
  correlationId: string | null
  /** ISO 8601, UTC, fraction kept. */
  timestamp: string | null
  /** The app that the text names by its ID, GUID in lower case. */
  clientId: string | null
  /** The app that the text names by its display name. */
  appName: string | null
}

/** An answer of Microsoft's to the app: in a query, a fragment or a posted form. */
export interface AuthResponse extends ErrorFacts {
  outcome: 'error' | 'success'
  /** OAuth `error`; null in a success. */
  error: string | null
  /** `error_subcode`, in JSON bodies `suberror`. */
  subcode: string | null
  /** The `tenant` parameter, or the tenant in `iss`. */
  tenant: string | null
  /** `admin_consent` was there: an answer of the adminconsent endpoint, success or not. */
  adminConsent: boolean
  /** Something in it is Microsoft's own: an AADSTS or AADB2C number, `error_subcode`, `error_uri` or `iss` at a Microsoft host, `admin_consent`. */
  isMicrosoft: boolean
}

/** An address taken apart. */
export interface Address {
  /** Lower case, as the browser resolves it. */
  host: string
  /** Path alone: no query, no fragment, no answer that stands behind a path without a question mark. */
  path: string
  /** https on one of Microsoft's exact hosts, no port, no user info. */
  isMicrosoft: boolean
  /** null on any other host. */
  endpoint: Endpoint | null
  /** Tenant segment of the path on a Microsoft host, else null. */
  tenant: string | null
  /** `client_id` of its own query, whatever the host; on login.live.com the app's, which stands in `fci`. GUIDs as in a request. */
  clientId: string | null
  request: AuthorizeRequest | null
  response: AuthResponse | null
}

/** One of Microsoft's two approval pages, or "Request sent". */
export type Approval = 'required' | 'sent' | 'admin'

/** A text that somebody pasted: an error page's block, a log entry, a JSON body, a message of MSAL's, an answer's body. */
export interface TextFacts extends ErrorFacts {
  /** The text reports a failure. */
  hasError: boolean
  error: string | null
  subcode: string | null
  tenant: string | null
  isMicrosoft: boolean
  /** The visible words of an approval page, which prints no code. */
  approval: Approval | null
}

/** A page of Microsoft's sign-in, as the page reader sees it. */
export interface PageFacts {
  /** `<meta name="PageID">`, else `$Config.pgid`. */
  pageId: string | null
  /** AADSTS digits found in the page's source or its error block, in order of trust. */
  codes: string[]
  correlationId: string | null
  requestId: string | null
  timestamp: string | null
  /** The app that the page itself names by ID (sign-in and Conditional Access pages alone do). */
  clientId: string | null
  /** As the page shows it: chosen by whoever registered the app. */
  appName: string | null
  publisher: string | null
  /** What the page's own form is for. */
  form: 'reason' | 'consent' | 'sign-in' | null
  /** Structure or headline of an approval page when no code is to be had. */
  approval: Approval | null
}
