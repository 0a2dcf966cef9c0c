import { describe, expect, test } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import { signInAtOnce } from '../simulator/drive.ts'
import { expectScenario, inBrowser } from './stage.ts'

/** A toolbar popup is this large at most. Another computer's font may need a line's half more. */
const [width, height] = [380, 600]
const room = 8

describe.each(languages)('the popup, %s', (language) => {
  inBrowser(
    'chromium',
    (stage) => {
      test.each([
        ['workflow-on', 'approval-request'],
        ['workflow-off', 'admin-approval'],
      ])('shows every step of %s, and its footer, without scrolling', async (user, scenario) => {
        const tab = await stage.browser.newTab()
        await signInAtOnce(tab, `${user}@contoso.example`)
        const card = await stage.cardOf(tab)
        await expectScenario(card, scenario)
        await card.waitFor('[data-action="copy-report"]:not([disabled])')
        await card.resize?.(width, height)
        const lowest = await card.evaluate(() =>
          Math.max(
            ...[...document.querySelectorAll('main > *, footer')].map(
              (one) => one.getBoundingClientRect().bottom,
            ),
          ),
        )
        expect(lowest).toBeLessThanOrEqual(height - room)
        for (const each of [card, tab]) await each.close()
      })
    },
    { language },
  )
})
