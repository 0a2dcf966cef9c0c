import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { extensionId, publicKeyOf } from '../release/extension-id.ts'
import { npmTarball } from '../release/npm-tarball.ts'
import { type Order, packagesOf } from '../release/packages.ts'
import { readFolder, readSource } from '../release/read-files.ts'
import { sbom } from '../release/sbom.ts'
import { sha256 } from '../release/sha256.ts'
import { noticesOf, readComponents } from '../release/third-party.ts'
import { zip } from '../release/zip.ts'
import { zopfliFor } from '../release/zopfli.ts'
import { claraOptions, readClaraOptions } from './clara-options.ts'
import { runCommand, UsageError } from './command.ts'
import { folderAddress, readKey, readSignedXpi } from './package/inputs.ts'
import { kitFiles } from './package/kit.ts'

const out = join('dist', 'packages')
/** The maximum size of a package that a browser downloads, in bytes. Half is MSAL and words. */
const budget = 360 * 1024
/** A CRX has a key and a signature before its archive. */
const signature = 2 * 1024

const supplier = 'Clara Sign-in Helper contributors'

type Packages = Record<string, Uint8Array>
type SelfHosting = Pick<Order, 'key' | 'address' | 'signedXpi'>

await runCommand({
  usage: 'npm run package -- [options]',
  purpose:
    'Builds and writes to dist/packages: a zip for the Chrome and Edge stores, an XPI for Firefox, the npm package, the source, checksums, SBOM and notices.',
  options: {
    key: {
      type: 'string',
      value: 'FILE',
      help: 'private RSA key (PEM): also writes a CRX with the ID of that key.\nTo make a key: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out ../key.pem',
    },
    'update-url': {
      type: 'string',
      value: 'ADDRESS',
      help: 'https folder on your server: also writes update.xml, updates.json and an XPI that looks there for updates',
    },
    'signed-xpi': {
      type: 'string',
      value: 'FILE',
      help: 'the self-hosted XPI with Mozilla’s signature, for updates.json',
    },
    ...claraOptions,
  },
  run: async ({ values }) => {
    const { version } = await readProject()
    const given = await readSelfHosting(version, {
      key: values.key,
      updateUrl: values['update-url'],
      signedXpi: values['signed-xpi'],
    })
    build(readClaraOptions(values))
    await write(await allPackages(given))
    reportMissing(given)
    return 0
  },
})

async function readProject(): Promise<{ name: string; version: string; license: string }> {
  return JSON.parse(await readFile('package.json', 'utf8'))
}

async function readSelfHosting(
  version: string,
  { key, updateUrl, signedXpi }: Partial<Record<'key' | 'updateUrl' | 'signedXpi', string | undefined>>,
): Promise<SelfHosting> {
  const address = updateUrl === undefined ? undefined : folderAddress(updateUrl)
  if (signedXpi !== undefined && address === undefined)
    throw new UsageError(
      '--signed-xpi: also give --update-url, the address where the signed package looks for updates.',
    )
  return {
    ...(key !== undefined && { key: await readKey(key) }),
    ...(address !== undefined && { address }),
    ...(signedXpi !== undefined &&
      address !== undefined && {
        signedXpi: await readSignedXpi(signedXpi, { version, address }),
      }),
  }
}

function build({ clientIds, redirectHosts }: ReturnType<typeof readClaraOptions>): void {
  const options = [
    ...clientIds.flatMap((id) => ['--client-id', id]),
    ...redirectHosts.flatMap((host) => ['--redirect-host', host]),
  ]
  const { status } = spawnSync(process.execPath, ['build.mjs', ...options], { stdio: 'inherit' })
  if (status !== 0) throw new UsageError('The build failed: the lines above name the error.')
}

async function allPackages(given: SelfHosting): Promise<Packages> {
  const project = await readProject()
  const name = `${project.name}-${project.version}`
  const components = await readComponents(JSON.parse(await readFile(join('dist', 'bundled.json'), 'utf8')))
  const notices = { 'THIRD-PARTY-NOTICES.txt': strToU8(noticesOf(components)) }
  const chrome = { ...(await readFolder(join('dist', 'chrome'))), ...notices }
  const firefox = { ...(await readFolder(join('dist', 'firefox'))), ...notices }
  const packages = {
    ...packagesOf({
      chrome,
      firefox,
      deflate: await zopfliFor(chrome, firefox),
      source: await readSource('.'),
      name,
      version: project.version,
      ...given,
    }),
    'clara-rollout-kit.zip': zip(await kitFiles()),
    [`${name}.tgz`]: npmTarball(await npmPackage()),
  }
  const files = Object.fromEntries(Object.entries(packages).map(([file, bytes]) => [file, sha256(bytes)]))
  const product = { ...project, supplier, date: await releaseDate(project.version), files }
  return {
    ...packages,
    [`${name}-sbom.cdx.json`]: strToU8(sbom(product, components)),
    ...notices,
  }
}

/** What `npm pack` takes of dist/cli. */
async function npmPackage(): Promise<Packages> {
  const folder = join('dist', 'cli')
  const { files }: { files: string[] } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const all = await readFolder(folder)
  const names = new Set([...files, 'package.json', 'README.md', 'LICENSE'])
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)))
}

/** The changelog has the day of each version; the release workflow demands it. */
async function releaseDate(version: string): Promise<string> {
  const changelog = await readFile('CHANGELOG.md', 'utf8')
  const heading = changelog.split('\n').find((line) => line.startsWith(`## [${version}] - `)) ?? ''
  return /\d{4}-\d{2}-\d{2}$/.exec(heading)?.[0] ?? '1980-01-01'
}

async function write(packages: Packages): Promise<void> {
  checkBudget(packages)
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const sums: string[] = []
  for (const [name, bytes] of Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1))) {
    await writeFile(join(out, name), bytes)
    sums.push(`${sha256(bytes)}  ${name}\n`)
    console.log(`${name.padEnd(54)}${(bytes.length / 1024).toFixed(1).padStart(8)} kB`)
  }
  await writeFile(join(out, 'SHA256SUMS'), sums.join(''))
}

function checkBudget(packages: Packages): void {
  for (const [name, { length }] of Object.entries(packages)) {
    const most = name.endsWith('.crx') ? budget + signature : budget
    if (/\.(crx|xpi)$|-chrome\.zip$/.test(name) && length > most)
      throw new Error(`${name} has ${(length / 1024).toFixed(1)} kB; the maximum is ${most / 1024} kB.`)
  }
}

function reportMissing({ key, address, signedXpi }: SelfHosting): void {
  console.log(
    key === undefined
      ? 'No CRX: give --key FILE to make one.'
      : `ID of the CRX: ${extensionId(publicKeyOf(key).toString('base64'))}`,
  )
  if (address === undefined)
    console.log('No update manifests: give --update-url ADDRESS to serve the packages from your own server.')
  else if (signedXpi === undefined)
    console.log(
      'updates.json has the hash of the XPI without a signature, and Firefox refuses that XPI. Let Mozilla sign it, then give --signed-xpi FILE.',
    )
}
