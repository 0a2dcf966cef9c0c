import { request } from 'node:https'
import type { Simulator } from './index.ts'

/** `fetch` for Node: it reaches only the simulator's hosts, and checks certificates. */
export function fetchFrom(simulator: Pick<Simulator, 'port' | 'caPem'>): typeof fetch {
  return async (input, init) => {
    const asked = new Request(input, init)
    const { host, pathname, search } = new URL(asked.url)
    const body = Buffer.from(await asked.arrayBuffer())
    return new Promise((resolve, reject) => {
      const asking = request(
        {
          host: '127.0.0.1',
          port: simulator.port,
          servername: host,
          ca: simulator.caPem,
          path: pathname + search,
          method: asked.method,
          headers: { ...Object.fromEntries(asked.headers), host },
          agent: false,
        },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('end', () => {
            const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [
              name,
              String(value),
            ])
            const text = Buffer.concat(chunks).toString()
            resolve(new Response(text === '' ? null : text, { status: answer.statusCode ?? 0, headers }))
          })
        },
      )
      asking.on('error', reject)
      asking.end(body)
    })
  }
}
