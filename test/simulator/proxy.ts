import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

export interface Proxy {
  port: number
  /** Closes open connections: browsers keep them for the next request. */
  cut(): void
  close(): Promise<void>
}

/**
 * Sends CONNECTs for port 443 of known hosts to a port on loopback, and refuses and logs the rest.
 * `portFor` returns the port, or a network error.
 */
export async function startProxy(
  hosts: readonly string[],
  portFor: (host: string) => number | 'proxy-forbids' | 'cut' | 'no-tls',
  refused: string[],
): Promise<Proxy> {
  const open = new Set<Socket>()
  const server = createServer((asked, answer) => {
    refused.push(asked.url ?? '')
    answer.writeHead(502).end()
  })
  server.on('connection', (socket) => keep(open, socket))
  server.on('connect', (asked, client, head) => {
    client.on('error', () => client.destroy())
    const target = asked.url ?? ''
    if (!hosts.some((host) => target.toLowerCase() === `${host}:443`)) {
      refused.push(target)
      client.end('HTTP/1.1 502 Refused\r\n\r\n')
      return
    }
    const port = portFor(target.toLowerCase().replace(':443', ''))
    if (typeof port === 'string') {
      endings[port](client)
      return
    }
    const upstream = connect(port, '127.0.0.1', () => {
      client.write(connected)
      upstream.write(head)
      upstream.pipe(client)
      client.pipe(upstream)
    })
    keep(open, upstream)
    upstream.on('error', () => client.destroy())
  })
  function cut(): void {
    for (const socket of open) socket.destroy()
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    close: () =>
      new Promise((closed) => {
        cut()
        server.close(() => closed())
      }),
  }
}

const connected = 'HTTP/1.1 200 Connected\r\n\r\n'

/** The proxy's answer to a refused connection. */
const endings = {
  'proxy-forbids': (client: Duplex) => client.end('HTTP/1.1 403 Forbidden\r\n\r\n'),
  cut: (client: Duplex) => client.end(connected),
  'no-tls': (client: Duplex) => {
    client.write(connected)
    client.once('data', () => client.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  },
}

function keep(open: Set<Socket>, socket: Socket): void {
  open.add(socket)
  socket.on('close', () => open.delete(socket))
}
