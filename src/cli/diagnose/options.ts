import { parseArgs } from 'node:util'
import { type Language, languages } from '../../_locales/index.ts'
import type { Clara } from '../../attempt/types.ts'
import { effectiveSettings } from '../../settings/effective.ts'
import { forms } from '../../settings/forms.ts'
import { UsageError } from '../usage-error.ts'

export interface Options {
  clara: Clara
  language: Language
  format: 'text' | 'json' | 'jsonl' | 'csv'
  /** Counts by cause, tenant and day instead of each by itself. */
  summary: boolean
  /** Where a recording is written again without its secrets; null for nowhere. */
  saveHar: string | null
  /** A file's path, or `-` for standard input. */
  source: string
}

const usage = `Usage: npm run -s diagnose -- [options] [FILE|-]

Reads an address, a pasted text, a report of ours or a HAR file and says what stopped the sign-in to Clara.
Of a sign-in log (JSON, CSV), a list of tickets (CSV, lines of JSON) or a mailbox (mbox) it reads each by itself.

  --client-id ID        Clara's Application (client) ID (repeatable)
  --redirect-host HOST  a host of Clara's beside clara.com (repeatable)
  --lang LANGUAGE       en, es or pt-BR (default en)
  --json                one object {"attempts": [ … ]}
  --jsonl               every line in is {"id", "input"}, every line out has all fields
  --csv                 a table for a spreadsheet, a row for each
  --summary             how many, by cause, tenant and day; also with --json
  --save-har FILE       writes a HAR file again without its secrets, and nothing else

Exit code: 0; 1 if a line of --jsonl could not be read; 2 if nothing could be read at all.`

/** Reads the command line; throws a UsageError that says what to write instead. */
export function readOptions(args: string[], isTerminal: boolean): Options {
  const { values, positionals } = parse(args)
  const language = languages.find((known) => known.toLowerCase() === values.lang.toLowerCase())
  if (language === undefined) throw new UsageError(`--lang ${values.lang}: choose ${languages.join(', ')}.`)
  const { json, jsonl, csv, summary } = values
  if ([json, jsonl, csv].filter(Boolean).length > 1)
    throw new UsageError('Choose one of --json, --jsonl and --csv.')
  if (summary && (jsonl || csv)) throw new UsageError('--summary goes with --json or alone.')
  if (positionals.length > 1) throw new UsageError('Name one file, or - for standard input.')
  if (positionals.length === 0 && isTerminal) throw new UsageError(usage)
  return {
    clara: readClara(values['client-id'], values['redirect-host']),
    language,
    format: jsonl ? 'jsonl' : json ? 'json' : csv ? 'csv' : 'text',
    summary,
    saveHar: values['save-har'] ?? null,
    source: positionals[0] ?? '-',
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'client-id': { type: 'string', multiple: true, default: [] },
        'redirect-host': { type: 'string', multiple: true, default: [] },
        lang: { type: 'string', default: 'en' },
        json: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
        csv: { type: 'boolean', default: false },
        summary: { type: 'boolean', default: false },
        'save-har': { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

/** The same checks as a policy's; a value that fails is named instead of left out. */
function readClara(clientIds: string[], redirectHosts: string[]): Clara {
  for (const id of clientIds)
    if (forms.guid(id) === null)
      throw new UsageError(`--client-id ${id}: give the Application (client) ID, a GUID with dashes.`)
  for (const host of redirectHosts)
    if (forms.host(host) === null)
      throw new UsageError(`--redirect-host ${host}: give a host name alone, such as app.example.com.`)
  return effectiveSettings({ policy: { clientIds, redirectHosts }, person: undefined }).settings
}
