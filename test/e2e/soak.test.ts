import { expect, test } from 'vitest'
import { maxEntries } from '../../src/diagnosis/history.ts'
import { maxTabs } from '../../src/diagnosis/stored.ts'
import { isWithinBounds, soak } from '../soak/soak.ts'
import { inBothBrowsers } from './stage.ts'

inBothBrowsers(
  (stage) => {
    test('500 mixed sign-ins in 20 tabs, the worker stopped in their midst: each told right, nothing piles up', {
      timeout: 900_000,
    }, async () => {
      const { browser, simulator } = stage
      const { done, wrong, unread, stops, most } = await soak(browser, simulator, {
        signIns: 500,
        tabs: 20,
        seed: 7,
      })
      expect(wrong).toEqual([])
      // Whose word the browser drops is counted, so that it stays the rare case.
      expect(unread).toBeLessThan(10)
      expect(done).toBe(500)
      expect(stops).toBeGreaterThan(3)
      expect(most).toSatisfy(isWithinBounds)
      // Else the bounds would not have been reached.
      expect(most).toMatchObject({ tabs: maxTabs, history: maxEntries })
      expect(await browser.complaints()).toEqual([])
      const local = Object.keys(await browser.storage('local'))
      expect(local.filter((key) => !['history', 'salt'].includes(key))).toEqual([])
    })
  },
  { simulator: { hintSignsIn: true, drawAfter: 0 } },
)
