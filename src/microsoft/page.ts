import { cleanText } from './clean.ts'
import { guidPattern, wholeGuid } from './guid-pattern.ts'
import { headlines } from './headlines.ts'
import { longestScript, type PageConfig, readConfig } from './page-config.ts'
import { type Mark, marks } from './page-marks.ts'
import type { Approval, PageFacts } from './types.ts'

/** A page of Microsoft's sign-in. We keep only what `readPage` returns. */
export interface PageSource {
  pageId: string | null
  /** Text of the inline script that holds `$Config`. */
  script: string
  /** All text, shown or not. */
  text(): string
  /** The browser must lay the page out for it. */
  visibleText(): string
  headline(): string
  has(mark: Mark): boolean
}

/**
 * Reads a page of Microsoft's sign-in by allow-list. Never throws.
 * Visible text comes last: companies reword these pages, and Microsoft translates them.
 */
export function readPage(source: PageSource): PageFacts {
  const config = readConfig(source.script)
  const pageId = word(source.pageId) ?? word(config.pgid)
  const form = readForm(source, pageId)
  // Such a page shows texts of the company, the person and the app: no code of Microsoft's.
  const isStep = isOrdinary(source, pageId) || form === 'consent'
  const text = isStep ? '' : textOf(source, config)
  const codes = readCodes(config, text)
  return {
    pageId,
    codes: codes.length > 0 || isStep ? codes : codesInSource(source.script),
    correlationId: find(given(config.correlationId), guidAtStart) ?? find(text, correlationId),
    requestId: find(text, requestId),
    timestamp: readTimestamp(text),
    clientId: idInAddress(given(config.urlTenantedEndpointFormat)) ?? idInText(text, pageId),
    appName: name(config.sAppName),
    publisher: name(config.sAppVerifiedPublisherName),
    form,
    approval: isOrdinary(source, pageId) ? null : readApproval(source, form),
  }
}

function textOf(source: PageSource, config: PageConfig): string {
  const text = ownCodes(config).length > 0 ? source.text() : source.visibleText()
  return text.slice(0, 20_000)
}

function isOrdinary({ has }: PageSource, pageId: string | null): boolean {
  return signInFields.some(has) || isOrdinaryStep(pageId)
}

/** Such a page belongs to every sign-in. */
export function isOrdinaryStep(pageId: string | null): boolean {
  return ordinarySteps.has(pageId)
}

const signInFields = [marks.accountField, marks.passwordField, marks.codeField]

const ordinarySteps: ReadonlySet<string | null> = new Set([
  'ConvergedSignIn',
  'ConvergedTFA',
  'KmsiInterrupt',
  'CmsiInterrupt',
])

function given(value: string | number | null | undefined): string {
  return String(value ?? '')
}

function word(value: string | number | null | undefined): string | null {
  return given(value).match(/^\w{1,60}$/)?.[0] ?? null
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
    ...ownCodes(config),
    ...digits(text, aadsts),
    ...digits(text.toLowerCase(), bareNumber),
    ...digits(given(config.sErrorCode), onlyDigits),
  ])
}

function ownCodes({ iErrorCode, strServiceExceptionMessage }: PageConfig): string[] {
  const message = digits(given(strServiceExceptionMessage), aadsts)
  return [...digits(given(iErrorCode), onlyDigits), ...message]
}

const onlyDigits = /^(\d{4,8})$/g
const aadsts = /AADSTS(\d{4,8})(?!\d)/g
/** Conditional Access pages print the number alone. In lower case: see `guidBehind`. */
const bareNumber = /\berror code\s*[:：]\s*(\d{4,8})\b/g

function digits(text: string, form: RegExp): string[] {
  return text === '' ? [] : [...text.matchAll(form)].flatMap((match) => match.slice(1))
}

const mostCodes = (codes: readonly string[]) => [...new Set(codes)].slice(0, 8)

/** Some pages have their code in a field that we do not know. */
function codesInSource(script: string): string[] {
  return mostCodes(digits(script.slice(0, longestScript), aadsts))
}

/** For text in lower case: a browser compiles an expression that ignores case more slowly. */
const guidBehind = (label: string) => new RegExp(`${label}\\s*(${guidPattern})`)
const guidAtStart = guidBehind('^')
const correlationId = guidBehind('correlation id\\s*[:：]')
const requestId = guidBehind('request id\\s*[:：]')
function find(text: string, form: RegExp): string | null {
  if (text === '') return null
  return text.toLowerCase().match(form)?.[1] ?? null
}

/** The address also has `state` and `nonce`: only the ID is taken. */
function idInAddress(address: string): string | null {
  const query = new URLSearchParams(address.slice(address.indexOf('?') + 1))
  return onlyId([...query].flatMap(([name, value]) => (name.toLowerCase() === 'client_id' ? value : [])))
}

/** Only Conditional Access prints the ID. An app's name can read like an ID anywhere. */
function idInText(text: string, pageId: string | null): string | null {
  if (pageId !== 'ConvergedConditionalAccess') return null
  return onlyId(Array.from(text.toLowerCase().matchAll(appId), ([, id = '']) => id))
}

const appId = new RegExp(`app id\\s*[:：]\\s*(${guidPattern})`, 'g')

/** Of several IDs one may be a stranger's choice. */
function onlyId(ids: readonly string[]): string | null {
  const [id = '', ...others] = new Set(ids.map((one) => one.toLowerCase()))
  return others.length === 0 && wholeGuid.test(id) ? id : null
}

function readTimestamp(text: string): string | null {
  const [, day, time] = text.match(/\b(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?)Z/) ?? []
  return day === undefined ? null : `${day}T${time}Z`
}

/** Anybody can register an app under any name. */
function name(value: string | number | undefined): string | null {
  return cleanText(given(value), 80) || null
}

function readApproval(source: PageSource, form: PageFacts['form']): Approval | null {
  // Not `cleanText`: its character classes take the browser longer than the rest of the page.
  const shown = source.headline().slice(0, 400).trim().split(/\s+/).join(' ').toLowerCase()
  for (const [headline, approval] of headlines) if (shown.startsWith(headline)) return approval
  return form === 'reason' ? 'required' : null
}
