import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readCompany } from '../rollout/company.ts'
import { rollOutFiles } from '../rollout/files.ts'
import { runCommand, UsageError } from './usage-error.ts'

const usage = `Usage: npm run policies -- --config company.json [--out FOLDER]

Writes the files that roll the extension out in a company: for Group Policy, Intune, macOS, Linux, Google Admin and Firefox.

  --config FILE  what the company wants; docs/deployment/company.example.json shows it
  --out FOLDER   where the files go (default dist/policies, which is emptied before)

Exit code: 0; 2 if something in the file does not fit: then nothing is written.`

const usualFolder = 'dist/policies'

await runCommand(main)

async function main(args: string[]): Promise<void> {
  const { config, out } = readOptions(args)
  const read = await readConfig(config)
  if ('complaints' in read) throw new UsageError(read.complaints.map((one) => `${config}: ${one}`).join('\n'))
  const files = await rollOutFiles(read.company)
  if (out === usualFolder) await rm(usualFolder, { recursive: true, force: true })
  for (const { path, content } of files) {
    const place = join(out, path)
    await mkdir(dirname(place), { recursive: true })
    await writeFile(place, content)
    console.log(place)
  }
  console.log('\nWhat goes where: docs/deployment/README.md')
}

function readOptions(args: string[]): { config: string; out: string } {
  const { config, out } = parse(args)
  if (config === undefined) throw new UsageError(`--config: name the company’s file.\n\n${usage}`)
  return { config, out }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { config: { type: 'string' }, out: { type: 'string', default: usualFolder } },
    }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

async function readConfig(path: string): Promise<ReturnType<typeof readCompany>> {
  try {
    return readCompany(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    return { complaints: [error instanceof SyntaxError ? `not JSON: ${error.message}` : 'cannot be read.'] }
  }
}
