import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { filesOfRings, leftPaths, listFile } from '../rollout/files.ts'
import { type Ring, readRings } from '../rollout/rings.ts'
import { warningsOf } from '../rollout/warnings.ts'
import { runCommand, UsageError } from './command.ts'

await runCommand({
  usage: 'npm run policies -- --config company.json [--out FOLDER]',
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
  },
  notes:
    'Exit code: 0 if the files are written; 2 if something in a company’s file is wrong. Then that company gets no file.',
  run: async ({ values: { config, out } }) => {
    if (config === undefined) throw new UsageError('--config: give the path of the company’s file.')
    if (await isFolder(config)) return await writeAll(config, out)
    const { rings, complaints } = await readConfig(config)
    if (complaints.length > 0) throw new UsageError(complaints.map((one) => `${config}: ${one}`).join('\n'))
    for (const path of await writeRollOut(rings, out)) console.log(path)
    for (const warning of warningsOf(rings)) console.log(`\nNote: ${warning}`)
    console.log('\nWhich file belongs where: docs/deployment/README.md')
    return 0
  },
})

async function isFolder(path: string): Promise<boolean> {
  return existsSync(path) && (await stat(path)).isDirectory()
}

/** One folder for each company, and one summary of all. */
async function writeAll(folder: string, out: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  if (names.length === 0) throw new UsageError(`${folder}: there is no company’s file (.json) in it.`)
  const rows: string[][] = []
  for (const name of names) rows.push(await writeOne(join(folder, name), join(out, basename(name, '.json'))))
  const summary = [['company', 'result', 'files', 'what to correct or know'], ...rows]
  await mkdir(out, { recursive: true })
  await writeFile(
    join(out, 'summary.csv'),
    summary.map((row) => `${row.map(csvField).join(',')}\r\n`).join(''),
  )
  for (const [company = '', result = '', files = '', notes = ''] of rows)
    console.log(`${company.padEnd(32)}${result.padEnd(10)}${files.padStart(4)}  ${notes}`)
  console.log(`\nThe same as a table: ${join(out, 'summary.csv')}`)
  return rows.some(([, result]) => result !== 'written') ? 2 : 0
}

async function writeOne(config: string, out: string): Promise<string[]> {
  const company = basename(config, '.json')
  const { rings, complaints } = await readConfig(config)
  if (complaints.length > 0) return [company, 'wrong', '0', complaints.join(' ')]
  const paths = await writeRollOut(rings, out)
  return [company, 'written', String(paths.length), warningsOf(rings).join(' ')]
}

/** Spreadsheets take a text that begins like a formula for one. */
function csvField(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}

/** Writes the files, deletes those of an earlier run, and returns the written paths. */
async function writeRollOut(rings: readonly Ring[], out: string): Promise<string[]> {
  const files = await filesOfRings(rings)
  const list = await readFile(join(out, listFile), 'utf8').catch(() => '')
  for (const path of leftPaths(list, files)) await rm(join(out, path), { force: true })
  for (const { path, content } of files) {
    await mkdir(dirname(join(out, path)), { recursive: true })
    await writeFile(join(out, path), content)
  }
  return files.map(({ path }) => join(out, path))
}

async function readConfig(path: string): Promise<{ rings: Ring[]; complaints: string[] }> {
  try {
    const text = await readFile(path, 'utf8')
    return { rings: [], complaints: [], ...readRings(JSON.parse(text.replace(/^\ufeff/, ''))) }
  } catch (error) {
    const complaint = error instanceof SyntaxError ? `not JSON: ${error.message}` : 'cannot be read.'
    return { rings: [], complaints: [complaint] }
  }
}
