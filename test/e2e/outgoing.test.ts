import { expect, test } from 'vitest'
import { graphHost, hosts, microsoftHost } from '../simulator/hosts.ts'
import { inBothBrowsers } from './stage.ts'

const may = [graphHost, microsoftHost]

/*
 * After every end-to-end file the stage expects no request of the extension. These tests show that
 * it would see one, and that the pages' policy allows two hosts only.
 */
inBothBrowsers(
  (stage) => {
    test('the stage sees a request of an extension’s page, which reaches two hosts only', async () => {
      const { browser, simulator } = stage
      const page = await browser.extensionPage('options.html')
      const asked = await page.evaluate(
        (all) =>
          Promise.all(
            all.map((host) =>
              fetch(`https://${host}/seen`, { mode: 'no-cors' }).then(
                () => host,
                () => null,
              ),
            ),
          ),
        [...hosts, 'outside.example', '127.0.0.1'],
      )
      expect(asked.filter((host) => host !== null).sort()).toEqual(may)
      expect([...simulator.outgoing.extensions].sort()).toEqual(may)
      await page.close()
    })
  },
  { asks: may },
)
