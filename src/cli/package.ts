import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { strToU8 } from 'fflate'
import { isLoopback } from '../release/channels.ts'
import { extensionId, publicKeyOf } from '../release/extension-id.ts'
import { notSelfHosted, packagesOf } from '../release/packages.ts'
import { readFolder, readSource } from '../release/read-files.ts'
import { sbom } from '../release/sbom.ts'
import { noticesOf, readComponents } from '../release/third-party.ts'
import { runCommand, UsageError } from './usage-error.ts'

/*
 * `npm run package`: builds, and writes every package to dist/packages.
 */
const out = join('dist', 'packages')
/** Bytes; of the package that the browsers download. MSAL, which only the tenant check loads, is a quarter of it, and the words of three languages another. */
const budget = 300 * 1024

const usage = `Usage: npm run package -- [options]

Builds and writes to dist/packages: a zip for the Chrome and Edge stores, an XPI for Firefox, the source, checksums, SBOM and notices.

  --key FILE            private RSA key (PEM): also a CRX of your own, with the ID of that key.
                        Make one: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out ../key.pem
  --update-url ADDRESS  https folder that you serve: also update.xml, updates.json and an XPI that asks there
  --signed-xpi FILE     the self-hosted XPI as Mozilla has signed it, for updates.json
  --client-id ID, --redirect-host HOST   as for the build (repeatable)
  --help                this text`

await runCommand(main)

async function main(args: string[]): Promise<void> {
  const { values } = read(args)
  if (values.help) return console.log(usage)
  const key = values.key === undefined ? undefined : await readKey(values.key)
  const address = values['update-url'] === undefined ? undefined : folder(values['update-url'])
  const signed = values['signed-xpi']
  if (signed !== undefined && address === undefined)
    throw new UsageError('--signed-xpi: give --update-url too, the address that the signed package asks.')
  const signedXpi = signed === undefined ? undefined : await readInput('--signed-xpi', signed)
  build(values['client-id'], values['redirect-host'])

  const { name: project, version, license } = JSON.parse(await readFile('package.json', 'utf8'))
  const name = `${project}-${version}`
  if (signed !== undefined && signedXpi !== undefined && address !== undefined)
    checkSigned(signed, signedXpi, { version, address })
  const components = await readComponents(JSON.parse(await readFile(join('dist', 'bundled.json'), 'utf8')))
  const notices = strToU8(noticesOf(components))
  const withNotices = async (browser: string) => ({
    ...(await readFolder(join('dist', browser))),
    'THIRD-PARTY-NOTICES.txt': notices,
  })
  const packages: Record<string, Uint8Array> = {
    ...packagesOf({
      chrome: await withNotices('chrome'),
      firefox: await withNotices('firefox'),
      source: await readSource('.'),
      name,
      version,
      ...(key !== undefined && { key }),
      ...(address !== undefined && { address }),
      ...(signedXpi !== undefined && { signedXpi }),
    }),
    [`${name}-sbom.cdx.json`]: strToU8(sbom({ name: project, version, license }, components)),
    'THIRD-PARTY-NOTICES.txt': notices,
  }
  await write(packages)
  console.log(
    key === undefined
      ? 'No CRX: give --key FILE for one of your own.'
      : `The CRX’s ID: ${extensionId(publicKeyOf(key).toString('base64'))}`,
  )
  if (address === undefined)
    console.log('No update manifests: give --update-url ADDRESS to serve them yourself.')
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        key: { type: 'string' },
        'update-url': { type: 'string' },
        'signed-xpi': { type: 'string' },
        'client-id': { type: 'string', multiple: true, default: [] },
        'redirect-host': { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

async function readKey(file: string): Promise<string> {
  const key = String(Buffer.from(await readInput('--key', file)))
  try {
    publicKeyOf(key)
    return key
  } catch (error) {
    throw new UsageError(
      `--key ${file}: ${error instanceof Error ? error.message : error}. Give a private RSA key of 2048 bits or more in PEM.`,
    )
  }
}

/** What Mozilla has signed must be this version's package: its hash goes to every Firefox that has the add-on. */
function checkSigned(
  file: string,
  xpi: Uint8Array,
  { version, address }: { version: string; address: string },
) {
  const wrong = notSelfHosted(xpi, { version, address })
  if (wrong !== null) throw new UsageError(`--signed-xpi ${file}: ${wrong}`)
}

async function readInput(option: string, file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => {
    throw new UsageError(`${option} ${file}: no such file can be read.`)
  })
}

function folder(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  const isServed = url !== null && (url.protocol === 'https:' || isLoopback(url))
  const isPlain =
    url !== null && [url.username, url.password, url.search, url.hash].every((one) => one === '')
  if (!isServed || !isPlain || /\.(xml|json|crx|xpi)$/.test(url.pathname))
    throw new UsageError(
      `--update-url ${address}: give the https address of a folder, such as https://extensions.example.com/clara/.`,
    )
  return url.href.replace(/\/?$/, '/')
}

function build(clientIds: string[], hosts: string[]): void {
  const options = [
    ...clientIds.flatMap((id) => ['--client-id', id]),
    ...hosts.flatMap((host) => ['--redirect-host', host]),
  ]
  const { status } = spawnSync(process.execPath, ['build.mjs', ...options], { stdio: 'inherit' })
  if (status !== 0) throw new UsageError('The build failed: see above.')
}

async function write(packages: Record<string, Uint8Array>): Promise<void> {
  for (const [name, { length }] of Object.entries(packages))
    if (/\.(crx|xpi)$|-chrome\.zip$/.test(name) && length > budget)
      throw new Error(`${name} has ${(length / 1024).toFixed(1)} kB, and ${budget / 1024} kB is the most.`)
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const names = Object.keys(packages).sort()
  const sums: string[] = []
  for (const name of names) {
    const bytes = packages[name] ?? new Uint8Array()
    await writeFile(join(out, name), bytes)
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
    console.log(`${name.padEnd(54)}${(bytes.length / 1024).toFixed(1).padStart(8)} kB`)
  }
  await writeFile(join(out, 'SHA256SUMS'), sums.join(''))
}
