import { expect, test } from 'vitest'
import type { Tab } from '../browsers/types.ts'
import { isLongRun } from '../run-mode.ts'
import { claraClientId } from '../simulator/accounts.ts'
import { nameAccount, password, signInAtMicrosoft } from '../simulator/drive.ts'
import { microsoftHost, otherAppHost } from '../simulator/hosts.ts'
import { clara, expectShown, inBothBrowsers } from './stage.ts'

const authorize = `https://${microsoftHost}/organizations/oauth2/v2.0/authorize`
const parameters = {
  client_id: claraClientId,
  response_type: 'code',
  redirect_uri: `${clara}auth/callback`,
  scope: 'openid profile email',
}

/** How MSAL sends its request, where the sign-in takes place, and how it ends. */
const ways = ['post', 'ear'] as const
const places = ['redirect', 'popup'] as const
const endings = [
  ['workflow-on@contoso.example', 'approval-request'],
  ['workflow-off@contoso.example', 'admin-approval'],
  ['signed-in@contoso.example', 'signed-in'],
  ['', 'cancelled'],
] as const
const all = ways.flatMap((way) =>
  places.flatMap((place) => endings.map(([user, scenario]) => ({ way, place, user, scenario }))),
)
/** Each way in each place; the rest in the long run. */
const some = all.filter(({ way, place, scenario }) =>
  [
    'post redirect approval-request',
    'post popup admin-approval',
    'ear redirect signed-in',
    'ear redirect cancelled',
    'ear popup signed-in',
  ].includes(`${way} ${place} ${scenario}`),
)

inBothBrowsers((stage) => {
  test.each(isLongRun ? all : some)(
    'a request that MSAL sends by $way is Clara’s: $place, $scenario',
    async ({ way, place, user, scenario }) => {
      const { browser, simulator } = stage
      const tab = await browser.newTab(`${clara}?send=${way}`)
      await tab.waitFor(`#msal-${place}:not([disabled])`)
      const press = () => tab.click(`#msal-${place}`)
      const window = place === 'popup' ? await browser.tabOpenedBy(press) : tab
      if (place === 'redirect') await press()
      if (user === '') await window.click('#idBtn_Back')
      else await enter(window, user)
      // MSAL has read the answer, encrypted or not.
      if (scenario === 'signed-in') await tab.waitFor('#signed-in')
      if (scenario === 'cancelled') await tab.waitFor('#failed')
      await expectShown(stage, tab, scenario)
      const request = simulator.log.find(({ path }) => path.endsWith('/authorize'))
      expect(request?.method).toBe('POST')
      // MSAL closes a window that has its answer.
      if (window !== tab && user.startsWith('workflow')) await window.close()
      await tab.close()
    },
  )

  test.each([
    ['', ''],
    [', also with a context of Microsoft’s in its address', '?ctx=unknown'],
    [', also with Clara’s IDs in its address', `?${new URLSearchParams(parameters)}`],
  ])('a request that another site posts ends the tab’s record%s', async (_, query) => {
    const { browser, simulator } = stage
    const tab = await browser.newTab(clara)
    await tab.click('#code-query')
    await tab.waitFor('#i0116')
    simulator.reset()
    await tab.goto(`https://${otherAppHost}/`)
    await postFrom(tab, authorize + query)
    await signInAtMicrosoft(tab, 'workflow-off@contoso.example')
    await expectShown(stage, tab, 'none')
    expect(await browser.badge(tab)).toBe('')
    await tab.close()
  })
})

/** Types account and password. The window may close as soon as Microsoft has answered. */
async function enter(window: Tab, user: string): Promise<void> {
  await nameAccount(window, user)
  await window.fill('#i0118', password)
  await window.click('#idSIButton9')
}

/** Another site posts a request as MSAL does. */
function postFrom(tab: Tab, address: string): Promise<void> {
  return tab.evaluate(
    (action, fields) => {
      const form = document.createElement('form')
      form.method = 'post'
      form.action = action
      for (const [name, value] of Object.entries(fields)) {
        const input = document.createElement('input')
        Object.assign(input, { type: 'hidden', name, value })
        form.append(input)
      }
      document.body.append(form)
      form.submit()
    },
    address,
    parameters,
  )
}
