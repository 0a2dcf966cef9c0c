import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { noticesOf, readComponents } from './third-party.ts'

/** The files of the npm package beside its bundle, which contains these packages. */
export async function npmFiles(bundled: readonly string[]): Promise<Record<string, string>> {
  return {
    // The ending says that the bundle is a CommonJS module, too.
    'index.d.cts': await readFile(join('src', 'cli', 'npm', 'index.d.ts'), 'utf8'),
    'README.md': await readFile(join('src', 'cli', 'npm', 'README.md'), 'utf8'),
    LICENSE: await readFile('LICENSE', 'utf8'),
    'THIRD-PARTY-NOTICES.txt': noticesOf(await readComponents(bundled)),
    'package.json': `${JSON.stringify(await manifest(), null, 2)}\n`,
  }
}

async function manifest(): Promise<object> {
  const { name, version, license, engines } = JSON.parse(await readFile('package.json', 'utf8'))
  return {
    name,
    version,
    description:
      'Says why a Microsoft sign-in to Clara was blocked: from an error text, a log, tickets or a recording.',
    keywords: ['entra', 'azure-ad', 'aadsts', 'sign-in', 'admin-consent', 'clara'],
    license,
    engines,
    bin: { [name]: 'index.cjs' },
    main: 'index.cjs',
    types: 'index.d.cts',
    exports: {
      '.': { types: './index.d.cts', default: './index.cjs' },
      './package.json': './package.json',
    },
    files: ['index.cjs', 'index.cjs.map', 'index.d.cts', 'THIRD-PARTY-NOTICES.txt'],
  }
}
