import { expect, test } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import { claraClientId } from '../simulator/accounts.ts'
import { signInAtMicrosoft, signInAtOnce } from '../simulator/drive.ts'
import { microsoftHost, otherAppHost } from '../simulator/hosts.ts'
import { misnamedClientId } from '../simulator/microsoft/clients.ts'
import { expectBadge, expectScenario, expectShown, inBothBrowsers, untilSeen } from './stage.ts'

const { pages, scenarios } = await loadWords('en')

inBothBrowsers(
  (stage) => {
    test('the popup helps with no approval of an app with Clara’s address and another ID', async () => {
      const tab = await stage.browser.newTab()
      await signInAtOnce(tab, 'workflow-on@contoso.example')
      await expectBadge(stage, tab, '!')
      const card = await stage.cardOf(tab)
      await expectScenario(card, 'approval-request')
      expect(await card.text('h1')).toBe(scenarios.scenarios['another-app'].person.title)
      expect(await card.html()).not.toContain(pages.reason)
      await card.waitFor(() => document.querySelector('[data-part="report"]')?.textContent)
      const report = await card.text('[data-part="report"]')
      expect(report).toContain(scenarios.scenarios['another-app'].message.title)
      expect(report).not.toContain('/adminconsent')
      expect(await stage.browser.title(tab)).toContain(scenarios.scenarios['another-app'].person.title)
    })
  },
  { clientId: 'c1a7a000-9999-4222-8333-0123456789ab' },
)

inBothBrowsers(
  (stage) => {
    test.each(['workflow-off@contoso.example', 'access-rules@contoso.example'])(
      'an app is not Clara because its name holds Clara’s client ID: %s',
      async (user) => {
        const tab = await stage.browser.newTab()
        const query = new URLSearchParams({
          client_id: misnamedClientId,
          redirect_uri: `https://${otherAppHost}/auth/callback`,
          response_type: 'code',
          scope: 'openid',
        })
        await tab.goto(`https://${microsoftHost}/organizations/oauth2/v2.0/authorize?${query}`)
        await signInAtMicrosoft(tab, user)
        await untilSeen(stage)
        await expectShown(stage, tab, 'none')
        await tab.close()
      },
    )
  },
  { clientId: claraClientId },
)
