import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { claraClientId } from './accounts.ts'

export interface Scripts {
  draw: string
  msal: string
  fragment: string
}

let made: Promise<Scripts> | null = null

/** The scripts of the pages, bundled once per process. */
export function pageScripts(): Promise<Scripts> {
  made ??= bundle()
  return made
}

async function bundle(): Promise<Scripts> {
  const [draw, msal, fragment] = await Promise.all(['draw', 'msal', 'fragment'].map(bundleOne))
  return { draw: draw ?? '', msal: msal ?? '', fragment: fragment ?? '' }
}

async function bundleOne(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`browser/${name}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { CLARA_CLIENT_ID: JSON.stringify(claraClientId) },
  })
  return outputFiles[0]?.text ?? ''
}
