import type { CodeEntry, CodeScenario } from './codes.ts'

/** What Microsoft's sign-in says, read by allow-list: we take nothing outside these fields. */

/** Which of Microsoft's sign-in endpoints an address names. */
export type Endpoint = 'authorize' | 'adminconsent' | 'other'

/** How an address on Microsoft's host asks for a sign-in without naming an app. */
export type UnnamedForm =
  /** At an OAuth endpoint without parameters: they may be in the body of a POST. */
  | 'bare'
  /** There with Microsoft's context: a step, unless a POST has another request in its body. */
  | 'if-posted'
  /** SAML, WS-Federation or device code. */
  | 'other-protocol'
  /** WS-Federation; posted, it is the return from a company's own sign-in server. */
  | 'unless-posted'

/** A request to sign in (authorize) or to consent for a whole tenant (adminconsent). */
export interface AuthorizeRequest {
  endpoint: 'authorize' | 'adminconsent'
  /** Microsoft host, lower case. */
  host: string
  /** A word for many tenants, a domain or a GUID; null if the path has none. */
  tenant: string | null
  /** GUID in lower case with dashes, or another identifier as it came. */
  clientId: string | null
  /** Decoded and whole. The extension keeps only host and path. */
  redirectUri: string | null
  scopes: string[]
  /** Microsoft asks for every permission of the app's registration, whatever the scopes say. */
  asksForAll?: true
  responseMode: string | null
  prompt: string | null
  /** `sso_reload=true`: Microsoft's page reloads the same request; this is no new attempt. */
  ssoReload: boolean
  /** Decoded. Only the CLI and the workbench show it; the extension never keeps it. */
  loginHint: string | null
}

/** What a sentence of Microsoft's says. */
export interface Statement {
  /** `none`: no sign-in has failed. */
  says: CodeScenario | 'none'
  owner?: CodeEntry['owner']
  /** The code whose usual meaning the sentence replaces. */
  code?: string
}

/** An app that a text names. */
export interface NamedApp {
  clientId: string | null
  appName: string | null
}

/** The identifiers and codes in an error text, in an answer's `error_description` or in a page. */
export interface ErrorFacts {
  /** Digits of the AADSTS code that gives the reason, and not of a wrapper such as 70002. */
  code: string | null
  /** All AADSTS codes in order of appearance, each once. */
  codes: string[]
  /** Trace ID = Request Id, GUID in lower case. */
  traceId: string | null
  correlationId: string | null
  /** ISO 8601, UTC, fraction kept. */
  timestamp: string | null
  /** ID of the app that the text names, GUID in lower case. */
  clientId: string | null
  /** Display name of the app that the text names. */
  appName: string | null
  /** All apps that the text names, if it names several. */
  apps?: NamedApp[]
  /** What a sentence says of the reason. */
  statement?: Statement
}

/** Microsoft's answer to the app, in a query, a fragment or a posted form. */
export interface AuthResponse extends ErrorFacts {
  outcome: 'error' | 'success'
  /** OAuth's `error`; null in a success. */
  error: string | null
  /** `error_subcode`, in JSON bodies `suberror`. */
  subcode: string | null
  /** The `tenant` parameter, or the tenant in `iss`. */
  tenant: string | null
  /** Has `admin_consent`: an answer of the adminconsent endpoint, success or not. */
  adminConsent: boolean
  /**
   * Has a sign of Microsoft's: its number, `error_subcode`, `admin_consent`, or its host in
   * `error_uri` or `iss`.
   */
  isMicrosoft: boolean
}

/** An address taken apart. */
export interface Address {
  /** Lower case, as the browser resolves it. */
  host: string
  /** Without query, fragment, and an answer behind the path. */
  path: string
  /** https on one of Microsoft's exact hosts, without port and user info. */
  isMicrosoft: boolean
  /** null on any other host. */
  endpoint: Endpoint | null
  /** Tenant in the path on a Microsoft host, else null. */
  tenant: string | null
  /** `client_id` in its query, on any host; on login.live.com `fci`. */
  clientId: string | null
  /** It has several client IDs or redirect URIs that differ. */
  isContradictory: boolean
  request: AuthorizeRequest | null
  /** null on any other host, for a request and for a step. */
  unnamed: UnnamedForm | null
  response: AuthResponse | null
}

/** One of Microsoft's two approval pages, or "Request sent". */
export type Approval = 'required' | 'sent' | 'admin'

/** A text that somebody pasted. */
export interface TextFacts extends ErrorFacts {
  /** The text reports a failure. */
  hasError: boolean
  error: string | null
  subcode: string | null
  tenant: string | null
  isMicrosoft: boolean
  /** Why Microsoft's host could not be reached: a browser's name, or a status: `HTTP 503`. */
  network?: string
  /** Clara's request asks for consent each time, although it may exist. */
  asksAgain?: true
  /** Hosts to which an answer went, if nothing else in the text shows whose it is. */
  answeredAt?: string[]
  /** A log's entry or an answer of a sign-in that succeeded. */
  hasSucceeded?: true
  /** What a text without any mark of Microsoft's shows of an error. */
  otherError?: string
}

/** A page of Microsoft's sign-in, as the page reader sees it. */
export interface PageFacts {
  /** `<meta name="PageID">`, else `$Config.pgid`. */
  pageId: string | null
  /** AADSTS digits in the page's source or its error block, in order of trust. */
  codes: string[]
  correlationId: string | null
  requestId: string | null
  timestamp: string | null
  /** ID of the app, only on sign-in and Conditional Access pages. */
  clientId: string | null
  /** As the page shows it. The person who registered the app chose it. */
  appName: string | null
  publisher: string | null
  /** What the page's form is for. */
  form: 'reason' | 'consent' | 'sign-in' | null
  /** An approval page, known by its form or headline. */
  approval: Approval | null
}
