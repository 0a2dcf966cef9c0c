import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A company's own server for packages, on loopback. */
export interface UpdateServer {
  /** Its folder's address, with `/` at the end. */
  readonly address: string
  /** What it serves, by file name; may be changed at any time. */
  files: Readonly<Record<string, Uint8Array>>
  close(): Promise<void>
}

export async function startUpdateServer(): Promise<UpdateServer> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(1)
    const bytes = served.files[name]
    if (bytes === undefined) return response.writeHead(404).end()
    const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    return response.writeHead(200, { 'content-type': type }).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const served: UpdateServer = {
    address: `http://127.0.0.1:${port}/`,
    files: {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return served
}

const types: Readonly<Record<string, string>> = {
  crx: 'application/x-chrome-extension',
  json: 'application/json',
  xml: 'text/xml',
  xpi: 'application/x-xpinstall',
}
