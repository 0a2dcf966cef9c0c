import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export interface Proxy {
  port: number
  close(): Promise<void>
}

/** Pipes CONNECTs for port 443 of the known hosts to `port` on loopback; everything else is refused and written to `refused`. */
export async function startProxy(hosts: readonly string[], port: number, refused: string[]): Promise<Proxy> {
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
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n')
      upstream.write(head)
      upstream.pipe(client)
      client.pipe(upstream)
    })
    keep(open, upstream)
    upstream.on('error', () => client.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        for (const socket of open) socket.destroy()
        server.close(() => closed())
      }),
  }
}

function keep(open: Set<Socket>, socket: Socket): void {
  open.add(socket)
  socket.on('close', () => open.delete(socket))
}
