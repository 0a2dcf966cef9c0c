import { type Answer, type Asked, escaped, html } from '../http.ts'
import type { Result } from '../world.ts'

/** Ways to sign in by a link. The two of MSAL are buttons with a script. */
const links = [
  ['code-form-post', 'Code by posted form'],
  ['code-fragment', 'Code in the fragment'],
  ['code-redirecting', 'Call-back that moves on at once'],
  ['code-v1', 'Elder endpoint'],
  ['broker', 'Through a broker'],
  ['broker-page', 'Through a broker with a page of its own'],
  ['saml', 'SAML'],
  ['looping', 'Call-back that begins again'],
  ['adminconsent', 'Consent for the company'],
  ['adminconsent-v1', 'Consent for the company, elder endpoint'],
] as const

/** The start page: one button, and below it the other ways to sign in. */
export function startPage(asked: Asked): Answer {
  const query = asked.rawQuery ? `?${escaped(asked.rawQuery)}` : ''
  const others = links
    .map(([way, label]) => `<li><a id="${way}" href="/auth/start/${way}${query}">${label}</a></li>`)
    .join('')
  return page(
    'Sign in to Clara',
    `
<h1>Company spend, in one place</h1>
<p>Cards, invoices and expenses of your team. Sign in with your work account.</p>
<p><a id="code-query" class="primary" href="/auth/start/code-query${query}">${microsoftMark} Sign in with Microsoft</a></p>
<p id="outcome" role="status"></p>
<section><h2>The same, as other applications do it</h2>
<ul><li><button type="button" id="msal-redirect" disabled>MSAL, redirect</button></li>
<li><button type="button" id="msal-popup" disabled>MSAL, popup window</button></li>${others}</ul></section>
<script src="/msal.js" defer></script>`,
  )
}

/** The outcome of a sign-in, in plain words. */
export function resultPage(result: Result): Answer {
  return 'signedInAs' in result
    ? page('Clara', `<h1>Welcome</h1><p id="signed-in">signed in as ${escaped(result.signedInAs)}</p>`)
    : page(
        'Clara',
        `<h1>That did not work</h1><p id="failed">sign-in failed</p>
<p><small>${escaped(result.failed)}</small></p><p><a href="/">Back to the start</a></p>`,
      )
}

/** The home page without a sign-in. */
export function strangerPage(): Answer {
  return page(
    'Clara',
    '<h1>Clara</h1><p id="stranger">Nobody is signed in.</p><p><a href="/">Sign in</a></p>',
  )
}

/** A call-back page whose script reads the answer: MSAL's, or from the fragment. */
export function waitingPage(source: string): Answer {
  return page('Clara', `<h1>One moment</h1><p id="outcome" role="status">signing in</p>${source}`)
}

/** A call-back that does not know the person and begins again, four times. */
export function loopingPage(): Answer {
  return waitingPage(`<script>
const rounds = Number(sessionStorage.rounds ?? 0)
sessionStorage.rounds = rounds + 1
if (rounds < 4) location.replace('/auth/start/looping')
else document.querySelector('#outcome').id = 'failed'
</script>`)
}

/** Clara's public site. */
export function productPage(): Answer {
  return page(
    'Clara: company spend',
    `<h1>Spend less time on spending</h1>
<p>Corporate cards and expenses for companies in Mexico, Brazil and Colombia.</p>
<p><a class="primary" id="to-app" href="https://app.clara.com/">Sign in</a></p>`,
  )
}

function page(title: string, body: string): Answer {
  return html(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head>
<body><header>clara</header><main>${body}</main><footer>Demonstration page: no real Clara, no real Microsoft.</footer></body></html>`)
}

const microsoftMark =
  '<svg width="17" height="17" viewBox="0 0 17 17" aria-hidden="true"><path fill="currentColor" d="M0 0h8v8H0zM9 0h8v8H9zM0 9h8v8H0zM9 9h8v8H9z"/></svg>'

const style = `
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; font: 17px/1.5 system-ui, sans-serif; color: #17211f; background: #f6f4ee }
header { padding: 20px 32px; font-size: 26px; font-weight: 700; letter-spacing: -1px; color: #0b4f43 }
main { width: min(560px, calc(100% - 32px)); margin: 5vh auto auto; padding: 40px; background: #fff; border-radius: 16px; box-shadow: 0 1px 3px #0002 }
h1 { margin: 0 0 12px; font-size: 30px; line-height: 1.2; letter-spacing: -.5px }
h2 { margin: 0 0 8px; font-size: 14px; font-weight: 600; color: #59645f }
.primary { display: inline-flex; gap: 12px; align-items: center; margin: 16px 0; padding: 12px 22px; border-radius: 10px;
  background: #0b4f43; color: #fff; text-decoration: none; font-weight: 600 }
section { margin-top: 28px; padding-top: 20px; border-top: 1px solid #e4e1d8 }
ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 6px 8px }
li a, li button { display: block; font: inherit; font-size: 13px; padding: 4px 10px; border: 1px solid #cfd6d2; border-radius: 999px;
  background: none; color: inherit; text-decoration: none }
#signed-in { color: #0b6b3a; font-weight: 600 } #failed { color: #a3231f; font-weight: 600 }
small { overflow-wrap: anywhere; color: #59645f } footer { padding: 20px 32px; font-size: 12px; color: #6d7672 }
`
