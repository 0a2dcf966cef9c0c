import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isObject } from '../microsoft/json.ts'
import type { Component } from './sbom.ts'

/** The npm packages in the bundles, as the build lists them, with the text of each license. */
export async function readComponents(
  bundled: readonly string[],
): Promise<(Component & { notice: string })[]> {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8'))
  return Promise.all(
    bundled.map(async (name) => {
      const folder = join('node_modules', name)
      const { version: locked, integrity } = lock.packages[`node_modules/${name}`]
      const { version, license, author, repository } = JSON.parse(
        await readFile(join(folder, 'package.json'), 'utf8'),
      )
      if (version !== locked)
        throw new Error(`${name} ${version} is installed, but package-lock.json has ${locked}: run npm ci.`)
      const file = (await readdir(folder)).find((one) => /^licen[cs]e(\.|$)/i.test(one))
      if (file === undefined)
        throw new Error(`${name} has no license file: check whether we may distribute it.`)
      return {
        name,
        version,
        integrity,
        license,
        supplier: supplierOf(name, author, repository),
        notice: await readFile(join(folder, file), 'utf8'),
      }
    }),
  )
}

/** The author, or else the owner of the repository: some packages name no person. */
export function supplierOf(name: string, author: unknown, repository: unknown): string {
  const person = typeof author === 'string' ? String(author.split('<', 1)).trim() : textAt(author, 'name')
  if (person !== '') return person
  const address = typeof repository === 'string' ? repository : textAt(repository, 'url')
  const owner = address.split(/[/:]/).at(-2)
  if (!owner) throw new Error(`${name} names no author and no repository.`)
  return owner
}

function textAt(value: unknown, key: string): string {
  const text = isObject(value) ? value[key] : ''
  return typeof text === 'string' ? text : ''
}

/** `THIRD-PARTY-NOTICES.txt`, which is in every package. */
export function noticesOf(components: readonly (Component & { notice: string })[]): string {
  const parts = components.map(
    ({ name, version, license, notice }) => `${name} ${version} (${license})\n\n${notice.trim()}\n`,
  )
  return `Other people's packages are a part of this one, under these licenses.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`
}
