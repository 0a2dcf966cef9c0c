import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { languages } from '../_locales/index.ts'
import { type KitWords, loadKitWords } from '../_locales/kit.ts'
import { leftPaths, listFile } from '../rollout/files.ts'
import {
  type CompanyOutcome,
  type CompanySource,
  outcomeOf,
  outcomesOf,
  resultOf,
  summaryFile,
  summaryOf,
} from '../rollout/summary.ts'
import type { RollOutFile } from '../rollout/types.ts'
import { runCommand, UsageError } from './command.ts'
import { isSystemError } from './diagnose/source.ts'
import { choiceOf } from './option-values.ts'

await runCommand({
  usage: 'npm run policies -- --config company.json [--out FOLDER] [--lang LANGUAGE]',
  purpose:
    'Writes the files that roll out the extension in a company: for Group Policy, Intune, macOS, Linux, Google Admin and Firefox.',
  options: {
    config: {
      type: 'string',
      value: 'FILE',
      help: 'settings of the company, such as docs/deployment/company.example.json;\nor a folder of such files, one for each company',
    },
    out: {
      type: 'string',
      default: 'dist/policies',
      value: 'FOLDER',
      help: 'folder for the files (default dist/policies). What an earlier run wrote there and this one does not is deleted',
    },
    lang: {
      type: 'string',
      default: 'en',
      value: languages.join('|'),
      help: 'language of what is wrong or to be known (default en)',
    },
  },
  notes:
    'Exit code: 0 if the files are written; 2 if something in a company’s file is wrong. Then that company gets no file.',
  run: async ({ values: { config, out, lang } }) => {
    if (config === undefined) throw new UsageError('--config: give the path of the company’s file.')
    const words = await loadKitWords(choiceOf('--lang', lang, languages))
    if (await isFolder(config)) return await writeAll(config, out, words)
    const { name, bytes } = await readSource(config)
    const { files, complaints, notes } = await outcomeOf(name, bytes, words)
    if (complaints.length > 0) throw new UsageError(complaints.map((one) => `${config}: ${one}`).join('\n'))
    await writeFiles(files, out)
    for (const { path } of files) console.log(join(out, path))
    for (const note of notes) console.log(`\nNote: ${note}`)
    console.log('\nWhich file belongs where: docs/deployment/README.md')
    return 0
  },
})

async function isFolder(path: string): Promise<boolean> {
  return existsSync(path) && (await stat(path)).isDirectory()
}

/** One folder for each company, and one summary of all. */
async function writeAll(folder: string, out: string, words: KitWords): Promise<number> {
  const configs = (await readdir(folder)).filter((name) => /^[^.].*\.json$/.test(name)).sort()
  if (configs.length === 0) throw new UsageError(`${folder}: there is no company’s file (.json) in it.`)
  const sources = await Promise.all(configs.map((config) => readSource(join(folder, config))))
  const outcomes = await outcomesOf(sources, words)
  for (const { name, files, complaints } of outcomes) {
    if (complaints.length === 0) await writeFiles(files, join(out, name))
  }
  await mkdir(out, { recursive: true })
  await writeFile(join(out, summaryFile), summaryOf(outcomes))
  for (const outcome of outcomes) console.log(lineOf(outcome))
  console.log(`\nThe same as a table: ${join(out, summaryFile)}`)
  return outcomes.every(({ complaints }) => complaints.length === 0) ? 0 : 2
}

function lineOf(outcome: CompanyOutcome): string {
  const { name, files, complaints, notes } = outcome
  const counted = String(files.length).padStart(4)
  return `${name.padEnd(32)}${resultOf(outcome).padEnd(10)}${counted}  ${[...complaints, ...notes].join(' ')}`
}

async function writeFiles(files: readonly RollOutFile[], out: string): Promise<void> {
  try {
    await replaceFiles(files, out)
  } catch (error) {
    if (!isSystemError(error)) throw error
    throw new UsageError(`--out ${out}: cannot be written (${error.code}). Give another folder.`)
  }
}

/** Writes the files, and deletes those of an earlier run. */
async function replaceFiles(files: readonly RollOutFile[], out: string): Promise<void> {
  const list = await readFile(join(out, listFile), 'utf8').catch(() => '')
  for (const path of leftPaths(list, files)) await rm(join(out, path), { force: true })
  for (const { path, content } of files) {
    await mkdir(dirname(join(out, path)), { recursive: true })
    await writeFile(join(out, path), content)
  }
}

async function readSource(path: string): Promise<CompanySource> {
  return { name: basename(path, '.json'), bytes: await readFile(path).catch(() => null) }
}
