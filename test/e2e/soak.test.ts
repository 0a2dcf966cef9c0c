import { expect, test } from 'vitest'
import { maxEntries } from '../../src/diagnosis/history.ts'
import { maxTabs } from '../../src/diagnosis/stored.ts'
import { isLongRun } from '../run-mode.ts'
import { isWithinBounds, soak } from '../soak/soak.ts'
import { inOwnBrowsers } from './stage.ts'

inOwnBrowsers(
  (stage) => {
    const signIns = isLongRun ? 500 : 100
    test(`${signIns} mixed sign-ins in 20 tabs, with a worker that stops, all get the right diagnosis`, {
      timeout: 900_000,
    }, async () => {
      const { browser, simulator } = stage
      const { done, wrong, unread, stops, most } = await soak(browser, simulator, {
        signIns,
        tabs: 20,
        // With this seed the worker stops in four of five rounds.
        seed: 8,
      })
      expect(wrong).toEqual([])
      // Whose word the browser drops is counted, so that it stays the rare case.
      expect(unread).toBeLessThan(10)
      expect(done).toBe(signIns)
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
