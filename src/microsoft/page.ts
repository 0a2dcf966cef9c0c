import type { PageFacts } from './types.ts'

/** What the page reader took from the document. Nothing in here is kept but what `readPage` returns. */
export interface PageSource {
  /** `<meta name="PageID">`. */
  pageId: string | null
  /** Text of the inline script that holds `$Config`. */
  script: string
  /** Visible text. */
  text: string
  headline: string
  hasReasonField: boolean
  /** The consent page's own accept button, as older pages have it. */
  hasConsentButton: boolean
  /** The button that pages share: next, accept, yes. */
  hasNextButton: boolean
  hasSignInField: boolean
}

/**
 * Reads a page of Microsoft's sign-in by allow-list. The code in the page's source comes first, its structure second, the
 * visible text last: companies restyle and reword these pages, and Microsoft translates them. Never throws.
 * This file goes into the page reader and so stands alone: no import but types.
 */
export function readPage(source: PageSource): PageFacts {
  const config = readConfig(source.script)
  const text = source.text.slice(0, 20_000)
  const pageId = word(source.pageId) ?? word(config.pgid)
  const form = readForm(source, pageId)
  // On an ordinary step stand a company's own texts, the account as it was typed, and an app's name: no code of Microsoft's.
  const isStep = source.hasSignInField || ordinarySteps.has(pageId) || form === 'consent'
  const shown = isStep ? '' : text
  const codes = readCodes(config, shown)
  return {
    pageId,
    codes: codes.length > 0 || isStep ? codes : codesInSource(source.script),
    correlationId: guidIn(config.correlationId) ?? guidAfter(text, /Correlation I[dD]\s*[:：]/),
    requestId: guidAfter(text, /Request I[dD]\s*[:：]/),
    timestamp:
      text
        .match(/\b(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?)Z/)
        ?.slice(1)
        .join('T')
        .concat('Z') ?? null,
    clientId: readClientId(config) ?? guidAfter(shown, /App id\s*[:：]/i),
    appName: prose(config.sAppName),
    publisher: prose(config.sAppVerifiedPublisherName),
    form,
    approval: readApproval(source),
  }
}

/** The account that a page shows, from `$Config` or where the page prints it; null where neither looks like one. Never throws. */
export function readAccount(script: string, shown: string): string | null {
  const quoted = script.match(/"sPOST_Username"\s*:\s*("(?:[^"\\]|\\.){3,200}")/)?.[1]
  const account = [parse(`{"account":${quoted}}`)?.account, shown]
    .map((one) => String(one).trim())
    .find((one) => /^[^\s@]{1,100}@[^\s@]{1,100}$/.test(one))
  return account?.toLowerCase() ?? null
}

type Config = Partial<Record<(typeof fields)[number], string | number>>

/** All that is ever read of `$Config`. Tokens, contexts and the next addresses stand beside these and do not exist for us. */
const fields = [
  'pgid',
  'correlationId',
  'iErrorCode',
  'sErrorCode',
  'strServiceExceptionMessage',
  'sAppName',
  'sAppVerifiedPublisherName',
  'urlTenantedEndpointFormat',
] as const

function readConfig(script: string): Config {
  const start = script.indexOf('$Config=')
  if (start < 0 || script.length > 1_000_000) return {}
  // More script may follow the object, on its line or the next.
  const text = script.slice(start + '$Config='.length)
  const value =
    parse(text.slice(0, text.search(/\};\s*(?:\n|\/\/)/) + 1)) ??
    parse(text.slice(0, text.lastIndexOf('}') + 1))
  const config: Config = {}
  for (const field of fields) {
    const entry = value && Object.hasOwn(value, field) ? value[field] : undefined
    if (typeof entry === 'string' || typeof entry === 'number') config[field] = entry
  }
  return config
}

/** A JSON text that ends in a brace is an object. */
function parse(json: string): Record<string, unknown> | null {
  try {
    return JSON.parse(json) as Record<string, unknown>
  } catch {
    return null
  }
}

/** `sErrorCode` holds 50058 on every fresh sign-in page, so the more specific fields come before it. A field that is missing gives no digits. */
function readCodes(config: Config, text: string): string[] {
  return [
    ...new Set([
      ...digits(String(config.iErrorCode), /^(\d{4,8})$/g),
      ...digits(String(config.strServiceExceptionMessage), aadsts),
      ...digits(text, aadsts),
      // Conditional Access pages print the bare number.
      ...digits(text, /\bError Code\s*[:：]\s*(\d{4,8})\b/gi),
      ...digits(String(config.sErrorCode), /^(\d{4,8})$/g),
    ]),
  ].slice(0, 8)
}

/** Some pages hold their code in no field that is known: then any code in the source will do. */
function codesInSource(script: string): string[] {
  return [...new Set(digits(script.slice(0, 1_000_000), aadsts))].slice(0, 8)
}

const ordinarySteps: ReadonlySet<string | null> = new Set([
  'ConvergedSignIn',
  'ConvergedTFA',
  'KmsiInterrupt',
  'CmsiInterrupt',
])

const aadsts = /AADSTS(\d{4,8})(?!\d)/g

const digits = (text: string, form: RegExp) => [...text.matchAll(form)].flatMap((match) => match.slice(1))

/** The sign-in page names the app only inside an address that also holds `state` and `nonce`: the ID alone is cut out. */
function readClientId(config: Config): string | null {
  return guidAfter(String(config.urlTenantedEndpointFormat), /[?&]client_id=/)
}

function readForm(source: PageSource, pageId: string | null): PageFacts['form'] {
  if (source.hasReasonField) return 'reason'
  if (source.hasConsentButton || (source.hasNextButton && pageId === 'ConvergedConsent')) return 'consent'
  return source.hasSignInField ? 'sign-in' : null
}

function readApproval(source: PageSource): PageFacts['approval'] {
  const headline = source.headline.replace(/\s+/g, ' ').trim().toLowerCase()
  for (const [approval, form] of headlines) if (form.test(headline)) return approval
  return source.hasReasonField ? 'required' : null
}

/** Headlines as people have reported them, or as Microsoft's documentation translates them. */
const headlines: readonly (readonly ['required' | 'sent' | 'admin', RegExp])[] = [
  ['required', /^(?:approval required|aprobación (?:necesaria|requerida)|aprovação necessária)/],
  ['sent', /^(?:request sent|solicitud enviada|solicitação enviada)/],
  [
    'admin',
    /^need admin approval|^se necesita (la )?aprobación del administrador|^necessidade de aprovação do administrador/,
  ],
]

const guidForm = '([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})'

function guidIn(value: string | number | undefined): string | null {
  return (
    String(value)
      .match(new RegExp(`^${guidForm}$`))?.[0]
      .toLowerCase() ?? null
  )
}

function guidAfter(text: string, label: RegExp): string | null {
  return text.match(new RegExp(`${label.source}\\s*${guidForm}`, label.flags))?.[1]?.toLowerCase() ?? null
}

function word(value: string | number | null | undefined): string | null {
  return String(value ?? '').match(/^\w{1,60}$/)?.[0] ?? null
}

/** Chosen by whoever registered the app: control and direction characters out, length capped. */
function prose(value: string | number | undefined): string | null {
  const clean = String(value ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 80)
  return clean === '' ? null : clean
}
