import { askMicrosoft, readAnswer } from './app.ts'
import { floodPage, floodPaths } from './flood.ts'
import { lookAlikeHost, microsoftHost, otherAppHost } from './hosts.ts'
import { type Answer, escaped, hiddenFields, html, type Site } from './http.ts'
import { otherAppClientId } from './microsoft/clients.ts'
import type { World } from './world.ts'

/** Another company's app, which signs in at Microsoft with its own client ID. */
export function otherAppSite(world: World): Site {
  return async (asked) => {
    switch (asked.path) {
      case '/':
        return plainPage(
          'Northwind Travel',
          `<p><a id="sign-in" href="/auth/start?${escaped(asked.rawQuery)}">Sign in with Microsoft</a></p>`,
        )
      case '/auth/start': {
        const redirectUri = `https://${otherAppHost}/auth/callback`
        return askMicrosoft(
          world,
          { app: 'other', clientId: otherAppClientId, redirectUri, responseMode: 'query' },
          asked,
        )
      }
      case '/auth/callback': {
        const result = await readAnswer(world, otherAppClientId, asked.query)
        return 'signedInAs' in result
          ? plainPage('Northwind Travel', `<p id="signed-in">signed in as ${escaped(result.signedInAs)}</p>`)
          : plainPage('Northwind Travel', '<p id="failed">sign-in failed</p>')
      }
      default:
        return null
    }
  }
}

/** A site without any sign-in. It links to the look-alike. */
export const unrelatedSite: Site = (asked) => {
  if (asked.path === floodPaths.page) return floodPage(asked.query)
  return plainPage(
    'Unrelated',
    `<p>Nothing to see at ${escaped(asked.path)}.</p><p><a id="look-alike" href="https://${lookAlikeHost}/">Your invoice</a></p>`,
  )
}

/** Another company's sign-in server: asks for the password and posts its answer to Microsoft. */
export const federationSite: Site = (asked) => {
  const ctx = asked.query.get('wctx') ?? asked.form.get('wctx') ?? ''
  const user = asked.query.get('username') ?? asked.form.get('username') ?? ''
  if (asked.method === 'POST') return wordForMicrosoft(ctx, user)
  return plainPage(
    'Fabrikam sign-in',
    `<form method="post" action="/adfs/ls/">${hiddenFields({ wctx: ctx })}
<p><input type="email" id="userNameInput" name="username" value="${escaped(user)}" aria-label="Account"></p>
<p><input type="password" id="passwordInput" name="password" aria-label="Password"></p>
<p><button id="submitButton">Sign in</button></p></form>`,
  )
}

function wordForMicrosoft(ctx: string, user: string): Answer {
  const fields = hiddenFields({ wa: 'wsignin1.0', wresult: user, wctx: ctx })
  return html(
    `<html><head><title>Working...</title></head><body><form method="POST" name="hiddenform" action="https://${microsoftHost}/login.srf">${fields}</form><script>document.forms[0].submit()</script></body></html>`,
  )
}

function plainPage(title: string, body: string): Answer {
  return html(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 10vh auto }</style><h1>${title}</h1>${body}</html>`)
}
