import { expect, test } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import { signInAtOnce } from '../simulator/drive.ts'
import { expectBadge, expectScenario, inBothBrowsers } from './stage.ts'

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
