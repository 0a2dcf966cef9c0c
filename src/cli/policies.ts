import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readCompany } from '../rollout/company.ts'
import { rollOutFiles } from '../rollout/files.ts'
import { runCommand, UsageError } from './command.ts'

const defaultFolder = 'dist/policies'

await runCommand({
  usage: 'npm run policies -- --config company.json [--out FOLDER]',
  purpose:
    'Writes the files that roll out the extension in a company: for Group Policy, Intune, macOS, Linux, Google Admin and Firefox.',
  options: {
    config: {
      type: 'string',
      value: 'FILE',
      help: 'settings of the company, such as docs/deployment/company.example.json',
    },
    out: {
      type: 'string',
      default: defaultFolder,
      value: 'FOLDER',
      help: `folder for the files (default ${defaultFolder}, which is emptied first)`,
    },
  },
  notes:
    'Exit code: 0 if the files are written; 2 if something in the company’s file is wrong and no file is written.',
  run: async ({ values: { config, out } }) => {
    if (config === undefined) throw new UsageError('--config: give the path of the company’s file.')
    await writePolicies(config, out)
    return 0
  },
})

async function writePolicies(config: string, out: string): Promise<void> {
  const read = await readConfig(config)
  if ('complaints' in read) throw new UsageError(read.complaints.map((one) => `${config}: ${one}`).join('\n'))
  const files = await rollOutFiles(read.company)
  if (out === defaultFolder) await rm(defaultFolder, { recursive: true, force: true })
  for (const { path, content } of files) {
    const target = join(out, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, content)
    console.log(target)
  }
  console.log('\nWhich file belongs where: docs/deployment/README.md')
}

async function readConfig(path: string): Promise<ReturnType<typeof readCompany>> {
  try {
    return readCompany(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    return { complaints: [error instanceof SyntaxError ? `not JSON: ${error.message}` : 'cannot be read.'] }
  }
}
