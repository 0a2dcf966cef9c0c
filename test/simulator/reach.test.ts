import { createHash, X509Certificate } from 'node:crypto'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { password, signIn, stepsOf } from './drive.ts'
import { freshSimulator } from './fresh.ts'
import { graphHost, hosts } from './hosts.ts'
import { partsOf } from './reading.ts'

const here = freshSimulator()

test('serves every host with a certificate of its CA, whose fingerprint it names', async () => {
  const answered = await Promise.all(
    hosts.map(async (host) => (await here.visitor.open(`https://${host}/`)).status),
  )
  const key = new X509Certificate(here.simulator.caPem).publicKey.export({ type: 'spki', format: 'der' })
  expect(answered).toEqual(hosts.map(statusOf))
  expect(here.simulator.spki).toBe(createHash('sha256').update(key).digest('base64'))
})

test('connects to known hosts through the proxy, refuses and logs the others', async () => {
  expect(await connectThrough('app.clara.com:443')).toBe('HTTP/1.1 200 Connected')
  expect(await connectThrough('app.clara.com:80')).toBe('HTTP/1.1 502 Refused')
  expect(await connectThrough('clara.com.evil.example:443')).toBe('HTTP/1.1 502 Refused')
  expect(here.simulator.refused).toEqual(['app.clara.com:80', 'clara.com.evil.example:443'])
})

test('logs every request in order', async () => {
  await here.visitor.open('https://app.clara.com/?prompt=consent')
  await here.visitor.open('https://unrelated.example/page')
  const notADocument = { isDocument: false, byExtension: false }
  expect(here.simulator.log).toEqual([
    { host: 'app.clara.com', method: 'GET', path: '/', query: 'prompt=consent', ...notADocument },
    { host: 'unrelated.example', method: 'GET', path: '/page', query: '', ...notADocument },
  ])
})

test('forgets sessions, requests, approvals and the log', async () => {
  here.simulator.approve()
  await here.visitor.signIn('workflow-on@contoso.example')
  here.simulator.reset()
  const { length } = here.simulator.log
  const page = await here.visitor.signIn('workflow-on@contoso.example')
  expect([length, page.redirects.length, partsOf(page).title]).toEqual([0, 0, 'Approval required'])
})

test('leads a browser through all steps of an account', async () => {
  const done: string[] = []
  const note = (what: string) => async (selector: string, text?: string) => {
    done.push([what, selector, text].filter(Boolean).join(' '))
  }
  const driver = { goto: note('goto'), fill: note('fill'), click: note('click'), waitFor: note('wait') }
  await signIn(driver, 'mfa-ok@contoso.example', 'broker-page', 'mkt=es')
  expect(done.filter((one) => !one.startsWith('wait'))).toEqual([
    'goto https://app.clara.com/?mkt=es',
    'click #broker-page',
    'click #continue',
    'fill #i0116 mfa-ok@contoso.example',
    'click #idSIButton9',
    `fill #i0118 ${password}`,
    'click #idSIButton9',
    'fill input[name=otc] 123456',
    'click #idSubmit_SAOTCC_Continue',
    'click [data-drawn=kmsi] #idSIButton9',
  ])
  expect(done.at(-1)).toBe('wait [data-drawn=final], #signed-in, #failed')
  expect(stepsOf('worker@fabrikam.example').map((step) => Object.values(step)[0])).toEqual([
    '#i0116',
    '#idSIButton9',
    '#passwordInput',
    '#submitButton',
  ])
})

/** What each host answers for its start page. */
function statusOf(host: string): number {
  if (/^(login\.(partner\.)?microsoftonline|broker|device)/.test(host)) return 404
  return host === graphHost ? 401 : 200
}

/** First line of the proxy's answer to a CONNECT. */
function connectThrough(target: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(here.simulator.proxyPort, '127.0.0.1', () =>
      socket.write(`CONNECT ${target} HTTP/1.1\r\n\r\n`),
    )
    socket.on('error', reject)
    socket.once('data', (data) => {
      socket.destroy()
      resolve(data.toString().split('\r\n')[0] ?? '')
    })
  })
}
