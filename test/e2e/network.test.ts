import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, test } from 'vitest'
import type { Network } from '../browsers/types.ts'
import type { Simulator } from '../simulator/index.ts'
import { clara, expectBadge, expectScenario, inBothBrowsers } from './stage.ts'

const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing) close()
})

inBothBrowsers(
  (stage) => {
    test('says so where the network does not let people through to Microsoft', async () => {
      const tab = await stage.browser.newTab(clara)
      await tab.click('#code-query')
      await expectBadge(stage, tab, '!')
      const popup = await stage.browser.openPopup(tab)
      await expectScenario(popup, 'network')
      await popup.close()
      await tab.close()
    })
  },
  { network: withoutMicrosoft },
)

/** A proxy before the simulator's that refuses Microsoft's sign-in host, as a company's may. */
async function withoutMicrosoft(simulator: Simulator): Promise<Network> {
  const server = createServer((_, answer) => answer.writeHead(502).end())
  server.on('connect', ({ url = '' }, client, head) => {
    client.on('error', () => client.destroy())
    if (url.startsWith('login.microsoftonline.com:')) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    const onward = connect(simulator.proxyPort, '127.0.0.1', () => {
      onward.write(`CONNECT ${url} HTTP/1.1\r\nHost: ${url}\r\n\r\n`)
      onward.write(head)
      onward.pipe(client)
      client.pipe(onward)
    })
    onward.on('error', () => client.destroy())
    client.on('close', () => onward.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { proxyPort: (server.address() as AddressInfo).port, spki: simulator.spki, caPem: simulator.caPem }
}
