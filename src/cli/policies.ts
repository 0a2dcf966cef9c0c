import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readCompany } from '../rollout/company.ts'
import { rollOutFiles } from '../rollout/files.ts'

const usage = `Usage: npm run policies -- --config company.json [--out FOLDER]

Writes the files that roll the extension out in a company: for Group Policy, Intune, macOS, Linux, Google Admin and Firefox.

  --config FILE  what the company wants; docs/deployment/company.example.json shows it
  --out FOLDER   where the files go (default dist/policies, which is emptied before)

Exit code: 0; 2 if something in the file does not fit: then nothing is written.`

const usualFolder = 'dist/policies'

process.exitCode = await run()

async function run(): Promise<number> {
  const options = readOptions()
  if (options === null) return refuse([usage])
  const read = await readConfig(options.config)
  if ('complaints' in read) return refuse(read.complaints.map((one) => `${options.config}: ${one}`))
  const files = await rollOutFiles(read.company)
  if (options.out === usualFolder) await rm(usualFolder, { recursive: true, force: true })
  for (const { path, content } of files) {
    const place = join(options.out, path)
    await mkdir(dirname(place), { recursive: true })
    await writeFile(place, content)
    console.log(place)
  }
  console.log('\nWhat goes where: docs/deployment/README.md')
  return 0
}

function readOptions(): { config: string; out: string } | null {
  try {
    const { values } = parseArgs({
      options: { config: { type: 'string' }, out: { type: 'string', default: usualFolder } },
    })
    return values.config === undefined ? null : { config: values.config, out: values.out }
  } catch {
    return null
  }
}

async function readConfig(path: string): Promise<ReturnType<typeof readCompany>> {
  try {
    return readCompany(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    return { complaints: [error instanceof SyntaxError ? `not JSON: ${error.message}` : 'cannot be read.'] }
  }
}

function refuse(lines: readonly string[]): number {
  for (const line of lines) console.error(line)
  return 2
}
