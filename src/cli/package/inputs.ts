import { readFile } from 'node:fs/promises'
import { isLoopback } from '../../release/channels.ts'
import { publicKeyOf } from '../../release/extension-id.ts'
import { notSelfHosted } from '../../release/packages.ts'
import { UsageError } from '../command.ts'

/** A private RSA key in PEM. */
export async function readKey(file: string): Promise<string> {
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

/** The address of a folder, with `/` at its end. */
export function folderAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || !isServed(url) || !isPlain(url) || isFile(url))
    throw new UsageError(
      `--update-url ${address}: give the https address of a folder, such as https://extensions.example.com/clara/.`,
    )
  return url.href.replace(/\/?$/, '/')
}

const isServed = (url: URL) => url.protocol === 'https:' || isLoopback(url)
const isPlain = ({ username, password, search, hash }: URL) => username + password + search + hash === ''
const isFile = ({ pathname }: URL) => /\.(xml|json|crx|xpi)$/.test(pathname)

/** The XPI with Mozilla's signature. It must be this version: every Firefox gets its hash. */
export async function readSignedXpi(
  file: string,
  expected: { version: string; address: string },
): Promise<Uint8Array> {
  const xpi = await readInput('--signed-xpi', file)
  const wrong = notSelfHosted(xpi, expected)
  if (wrong !== null) throw new UsageError(`--signed-xpi ${file}: ${wrong}`)
  return xpi
}

async function readInput(option: string, file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => {
    throw new UsageError(`${option} ${file}: the file cannot be read. Check the path and its permissions.`)
  })
}
