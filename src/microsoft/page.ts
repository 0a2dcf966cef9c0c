import { cleanText } from './clean.ts'
import { guidPattern } from './guid-pattern.ts'
import { headlines } from './headlines.ts'
import { longestScript, type PageConfig, readConfig } from './page-config.ts'
import { type Mark, marks } from './page-marks.ts'
import type { Approval, PageFacts } from './types.ts'

/** A page of Microsoft's sign-in. We keep only what `readPage` returns. */
export interface PageSource {
  pageId: string | null
  /** Text of the inline script that holds `$Config`. */
  script: string
  /** Visible text. */
  text: string
  headline: string
  has(mark: Mark): boolean
}

/**
 * Reads a page of Microsoft's sign-in by allow-list. Never throws.
 * Visible text comes last: companies reword these pages, and Microsoft translates them.
 */
export function readPage(source: PageSource): PageFacts {
  const config = readConfig(source.script)
  const text = source.text.slice(0, 20_000)
  const pageId = word(source.pageId) ?? word(config.pgid)
  const form = readForm(source, pageId)
  // Such a page shows texts of the company, the person and the app: no code of Microsoft's.
  const isStep = isOrdinary(source, pageId) || form === 'consent'
  const trustedText = isStep ? '' : text
  const codes = readCodes(config, trustedText)
  return {
    pageId,
    codes: codes.length > 0 || isStep ? codes : codesInSource(source.script),
    correlationId: find(String(config.correlationId), guidAtStart) ?? find(text, correlationId),
    requestId: find(text, requestId),
    timestamp: readTimestamp(text),
    clientId: find(String(config.urlTenantedEndpointFormat), idInAddress) ?? find(trustedText, appId),
    appName: name(config.sAppName),
    publisher: name(config.sAppVerifiedPublisherName),
    form,
    approval: readApproval(source, form),
  }
}

function isOrdinary({ has }: PageSource, pageId: string | null): boolean {
  return signInFields.some(has) || ordinarySteps.has(pageId)
}

const signInFields = [marks.accountField, marks.passwordField, marks.codeField]

const ordinarySteps: ReadonlySet<string | null> = new Set([
  'ConvergedSignIn',
  'ConvergedTFA',
  'KmsiInterrupt',
  'CmsiInterrupt',
])

function word(value: string | number | null | undefined): string | null {
  return String(value ?? '').match(/^\w{1,60}$/)?.[0] ?? null
}

/** On an ordinary step a text area is somebody else's, such as a password manager's. */
function readForm(source: PageSource, pageId: string | null): PageFacts['form'] {
  const { has } = source
  if (has(marks.reasonField) && !isOrdinary(source, pageId)) return 'reason'
  const isConsentPage = pageId === 'ConvergedConsent'
  if (has(marks.acceptButton) || (isConsentPage && has(marks.nextButton))) return 'consent'
  return signInFields.some(has) ? 'sign-in' : null
}

/** `sErrorCode` comes last: every fresh sign-in page has 50058 there. */
function readCodes(config: PageConfig, text: string): string[] {
  return mostCodes([
    ...digits(String(config.iErrorCode), onlyDigits),
    ...digits(String(config.strServiceExceptionMessage), aadsts),
    ...digits(text, aadsts),
    ...digits(text, bareNumber),
    ...digits(String(config.sErrorCode), onlyDigits),
  ])
}

const onlyDigits = /^(\d{4,8})$/g
const aadsts = /AADSTS(\d{4,8})(?!\d)/g
/** Conditional Access pages print the number alone. */
const bareNumber = /\bError Code\s*[:：]\s*(\d{4,8})\b/gi

const digits = (text: string, form: RegExp) => [...text.matchAll(form)].flatMap((match) => match.slice(1))

const mostCodes = (codes: readonly string[]) => [...new Set(codes)].slice(0, 8)

/** Some pages have their code in a field that we do not know. */
function codesInSource(script: string): string[] {
  return mostCodes(digits(script.slice(0, longestScript), aadsts))
}

const guidBehind = (label: string) => new RegExp(`${label}\\s*(${guidPattern})`, 'i')
const guidAtStart = guidBehind('^')
const correlationId = guidBehind('Correlation Id\\s*[:：]')
const requestId = guidBehind('Request Id\\s*[:：]')
const appId = guidBehind('App id\\s*[:：]')
/** This address also has `state` and `nonce`: only the ID is taken. */
const idInAddress = guidBehind('[?&]client_id=')

function find(text: string, form: RegExp): string | null {
  return text.match(form)?.[1]?.toLowerCase() ?? null
}

function readTimestamp(text: string): string | null {
  const [, day, time] = text.match(/\b(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?)Z/) ?? []
  return day === undefined ? null : `${day}T${time}Z`
}

/** Anybody can register an app under any name. */
function name(value: string | number | undefined): string | null {
  return cleanText(String(value ?? ''), 80) || null
}

function readApproval(source: PageSource, form: PageFacts['form']): Approval | null {
  const shown = cleanText(source.headline, 200).toLowerCase()
  for (const [headline, approval] of headlines) if (shown.startsWith(headline)) return approval
  return form === 'reason' ? 'required' : null
}
