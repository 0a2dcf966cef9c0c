import { randomBytes, randomUUID } from 'node:crypto'
import { tenantOf } from '../accounts.ts'
import { microsoftHost } from '../hosts.ts'
import { type Answer, html } from '../http.ts'
import { locales, wordsFor } from '../words.ts'
import { type Flow, secret, type View, type World } from '../world.ts'
import { findClient } from './clients.ts'

export interface Page {
  pageId: string
  kind: View['kind']
  /** A script draws it later. */
  markup: string
  /** Fields of `$Config` that only this page has. */
  config?: Record<string, unknown>
  /** Where the form posts to. */
  urlPost?: string
  status?: number
  /** The header `x-ms-request-id`; error texts call it Trace ID. */
  requestId?: string
}

/** A page: an empty hidden body, `$Config` in one line, and a script that draws the words. */
export function showPage(world: World, flow: Flow, page: Page): Answer {
  const view = keepView(world, page)
  const nonce = randomBytes(16).toString('base64url')
  const locale = locales[flow.language]
  const source = `<!DOCTYPE html>
<html dir="ltr" lang="${flow.language}">
<head>
<title>Sign in to your account</title>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<meta name="PageID" content="${page.pageId}">
<meta name="SiteID" content="">
<meta name="ReqLC" content="${locale.number}">
<meta name="LocLC" content="${locale.tag}">
<noscript><meta http-equiv="Refresh" content="0; URL=https://${microsoftHost}/jsdisabled"></noscript>
<style>${style}</style>
<script nonce="${nonce}">//<![CDATA[
$Config=${JSON.stringify(configOf(world, flow, page)).replaceAll('<', '\\u003c')};
//]]></script>
</head>
<body class="cb" style="display: none">
<main id="lightbox"></main>
<script nonce="${nonce}" src="/simulator/draw.js" data-view="${view}" data-after="${world.options.drawAfter}"></script>
</body>
</html>
`
  const answer = html(source, page.status ?? 200)
  return {
    ...answer,
    headers: {
      ...answer.headers,
      ...(page.requestId && { 'x-ms-request-id': page.requestId }),
      'x-ms-ests-server': '2.1.12621.7 - SIM',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'content-security-policy': policy(nonce),
    },
  }
}

/** Fields of the page's form: the session's secrets, with Microsoft's names. */
export function sessionFields(flow: Flow): Record<string, string> {
  return { ctx: flow.ctx, flowToken: secret('sFT'), canary: secret('canary'), hpgrequestid: randomUUID() }
}

function configOf(world: World, flow: Flow, page: Page): Record<string, unknown> {
  const company = tenantOf(flow.user ?? '')
  const locale = locales[flow.language]
  return {
    fShowPersistentCookiesWarning: false,
    urlResume: `https://${microsoftHost}/common/resume?ctx=${flow.ctx}`,
    ...(page.urlPost && { urlPost: page.urlPost }),
    sPOST_Username: flow.user ?? '',
    sFT: secret('sFT'),
    sFTName: 'flowToken',
    sCtx: flow.ctx,
    canary: secret('canary'),
    sCanaryTokenName: 'canary',
    apiCanary: secret('apiCanary'),
    correlationId: flow.correlationId,
    sessionId: flow.sessionId,
    locale: { mkt: locale.tag, lcid: locale.number },
    country: 'MX',
    ...(flow.user && { sCompanyDisplayName: company.name, sTenantBrandingName: company.domain }),
    ...(world.options.branding && {
      staticTenantBranding: [{ Locale: 0, UserIdLabel: wordsFor(flow.language, world.options).account }],
      CustomizationFiles: { strings: { adminConsent: '' }, customCssUrl: '' },
    }),
    fShowCopyDebugDetailsLink: true,
    ...page.config,
    pgid: page.pageId,
    serverDetails: {
      slc: 'SIM',
      dc: 'SIM',
      ri: 'SIM01',
      ver: { v: [2, 1, 12621, 7] },
      rt: '2026-11-22T10:00:00',
      et: 12,
    },
    scid: 1013,
    hpgid: 1104,
    hpgact: 1800,
  }
}

/** The app's name on consent pages. */
export function appConfig(flow: Flow): Record<string, unknown> {
  const client = findClient(flow.request.clientId)
  return {
    sAppName: client?.name ?? '',
    ...(client?.publisher && { sAppVerifiedPublisherName: client.publisher }),
    fAppInDifferentTenant: true,
    arrScopes: scopesOf(flow).map((label) => ({
      label,
      description: label,
      adminLabel: label,
      adminDescription: label,
    })),
  }
}

/** The permissions on consent pages, in the order of the request. */
export function scopesOf(flow: Flow): string[] {
  return flow.request.scopes.map((scope) => scopeLabels[scope] ?? scope)
}

const scopeLabels: Record<string, string> = {
  openid: 'Sign you in',
  profile: 'See your name',
  email: 'See your e-mail address',
  offline_access: 'Keep what you have allowed',
  'User.Read': 'Sign you in and read your profile',
}

function keepView(world: World, page: Page): string {
  const oldest = world.views.keys().next().value
  if (world.views.size > 500 && oldest !== undefined) world.views.delete(oldest)
  const id = randomUUID()
  world.views.set(id, { markup: page.markup, kind: page.kind })
  return id
}

/** The content security policy that Microsoft introduces: scripts need a nonce. */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'report-sample'`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ')
}

const style = `
body { margin: 0; min-height: 100vh; background: #f2f2f2; color: #1b1b1b; font: 15px/1.35 'Segoe UI', system-ui, sans-serif }
main { box-sizing: border-box; width: min(440px, 100%); margin: 0 auto; padding: 44px; position: relative; top: 12vh;
  background: #fff; box-shadow: 0 2px 6px #0003 }
.mark { font-weight: 600; color: #737373; margin: 0 0 16px }
h1 { font-size: 24px; font-weight: 600; margin: 0 0 12px }
h2 { font-size: 15px; margin: 24px 0 4px }
input[type=text], input[type=email], input[type=password], textarea { box-sizing: border-box; width: 100%; padding: 6px 0; font: inherit;
  border: 0; border-bottom: 1px solid #666; margin: 8px 0 16px }
textarea { border: 1px solid #666; padding: 6px; min-height: 64px }
.buttons { display: flex; justify-content: flex-end; gap: 4px; margin-top: 24px }
button, .button, input[type=submit] { font: inherit; box-sizing: border-box; min-width: 108px; padding: 6px 12px; border: 0;
  background: #ccc; color: #000; text-align: center; text-decoration: none }
.primary { background: #0067b8 !important; color: #fff !important }
button:disabled { opacity: .45 }
a:not(.button), .link { color: #0067b8; background: none; padding: 0; min-width: 0; text-align: start }
.alert-error { color: #b00020 } .warning { border-inline-start: 3px solid #c50; padding-inline-start: 8px }
[hidden] { display: none !important } .details { overflow-wrap: anywhere; font-size: 13px } .identity { margin: 0 0 12px }
`
