import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type JSONValue, search } from '@jmespath-community/jmespath'

interface FakeApp {
  id: string
  appId: string
  displayName: string
  signInAudience: string
  spa: { redirectUris: string[] }
  requiredResourceAccess: JSONValue
}

/** A directory that the Azure command line reads and changes. */
export interface FakeDirectory {
  tenantId: string
  apps: FakeApp[]
  /** Client IDs of apps with a service principal. */
  principals: string[]
  /** Every command, without its options. */
  commands: string[]
}

const graph = {
  appId: '00000003-0000-0000-c000-000000000000',
  oauth2PermissionScopes: [
    'Application.Read.All',
    'AuditLog.Read.All',
    'ConsentRequest.Read.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
    'GroupSettings.Read.All',
    'Mail.Read',
    'Policy.Read.All',
  ].map((value) => ({ id: `id of ${value}`, value })),
}

/** Puts an `az` into a folder of its own: it knows the commands of the script, and JMESPath. */
export async function startFakeAz(directory: FakeDirectory) {
  const folder = await mkdtemp(join(tmpdir(), 'fake-az-'))
  const server = createServer((socket) => {
    let received = ''
    socket.on('data', (part) => {
      received += part.toString()
      const [count = '', ...parts] = received.split('\0')
      if (parts.length <= Number(count)) return
      const { code, output } = run(directory, parts.slice(0, -1))
      socket.end(`${code}\n${output}`)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const path = join(folder, 'az')
  await writeFile(path, program(port))
  await chmod(path, 0o755)
  return {
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` },
    async close() {
      server.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** Sends its arguments, prints the answer, and ends with the code of its first line. */
const program = (port: number) => `#!/usr/bin/env bash
exec 3<>/dev/tcp/127.0.0.1/${port}
printf '%s\\0' "$#" "$@" >&3
IFS= read -r code <&3
cat <&3
exit "$code"
`

function run(directory: FakeDirectory, parts: readonly string[]): { code: number; output: string } {
  const first = parts.findIndex((part) => part.startsWith('--'))
  const command = parts.slice(0, first).join(' ')
  directory.commands.push(command)
  const option = (name: string) => {
    const at = parts.indexOf(`--${name}`)
    return at < 0 ? '' : (parts[at + 1] ?? '')
  }
  const found = commands[command]?.(directory, option)
  if (found === undefined) return { code: 3, output: '' }
  const query = option('query')
  return { code: 0, output: printed(query === '' ? found : search(found, query), option('output')) }
}

type Command = (directory: FakeDirectory, option: (name: string) => string) => JSONValue | undefined

const commands: Readonly<Record<string, Command>> = {
  'account show': ({ tenantId }) => ({ tenantId }),
  'ad app list': ({ apps }, option) => {
    const name = /^displayName eq '(.*)'$/.exec(option('filter'))?.[1]
    return apps.filter(({ displayName }) => displayName === name).map(plain)
  },
  'ad app show': ({ apps }, option) => {
    const app = apps.find(({ appId }) => appId === option('id'))
    return app && plain(app)
  },
  'ad app create': ({ apps }, option) => {
    const app: FakeApp = {
      id: `object-${apps.length}`,
      appId: `0a99ac00-0000-4000-8000-${String(apps.length).padStart(12, '0')}`,
      displayName: option('display-name'),
      signInAudience: option('sign-in-audience'),
      spa: { redirectUris: [] },
      requiredResourceAccess: JSON.parse(option('required-resource-accesses')),
    }
    apps.push(app)
    return plain(app)
  },
  'ad sp show': ({ principals }, option) => {
    if (option('id') === graph.appId) return graph
    return principals.includes(option('id')) ? { appId: option('id') } : undefined
  },
  'ad sp create': ({ principals }, option) => {
    principals.push(option('id'))
    return { appId: option('id') }
  },
  rest: ({ apps }, option) => {
    const app = apps.find(({ id }) => option('url') === `https://graph.microsoft.com/v1.0/applications/${id}`)
    if (app === undefined || option('method') !== 'PATCH') return undefined
    // The list is replaced, as Graph does it.
    Object.assign(app, JSON.parse(option('body')))
    return null
  },
}

const plain = (app: FakeApp): JSONValue => ({ ...app })

function printed(value: JSONValue, output: string): string {
  if (output === 'none' || value === null) return ''
  if (output !== 'tsv') return `${JSON.stringify(value)}\n`
  return `${Array.isArray(value) ? value.join('\n') : String(value)}\n`
}
