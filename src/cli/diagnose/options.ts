import { type Language, languages } from '../../_locales/index.ts'
import type { Clara } from '../../attempt/types.ts'
import { effectiveSettings } from '../../settings/effective.ts'
import { claraOptions, readClaraOptions } from '../clara-options.ts'
import { type Option, UsageError, type Values } from '../command.ts'
import { choiceOf } from '../option-values.ts'
import { typed } from './typed.ts'

export interface Options {
  clara: Clara
  language: Language
  format: Format
  /** Counts by cause, tenant and day instead of a diagnosis for each record. */
  summary: boolean
  /** Follows a growing access log, and prints its counts each minute. */
  follow: boolean
  /** The path for the counts as Prometheus' text; null for none. */
  prometheus: string | null
  /** The path for a copy of a recording without its secrets; null for no copy. */
  saveHar: string | null
  /** A file's path, or `-` for standard input. */
  source: string
}

type Format = 'text' | 'json' | 'jsonl' | 'csv'

export const diagnoseOptions = {
  ...claraOptions,
  lang: { type: 'string', default: 'en', value: 'LANGUAGE', help: 'en, es or pt-BR (default en)' },
  json: { type: 'boolean', default: false, help: 'prints one object {"attempts": [ … ]}' },
  jsonl: {
    type: 'boolean',
    default: false,
    help: 'reads {"id", "input"} from each line, and prints all fields on a line for each',
  },
  csv: { type: 'boolean', default: false, help: 'prints a table for a spreadsheet, one row for each record' },
  summary: {
    type: 'boolean',
    default: false,
    help: 'prints counts of people, causes, tenants and days; also with --json',
  },
  prometheus: {
    type: 'string',
    value: 'FILE',
    help: "writes the counts for Prometheus' textfile collector",
  },
  follow: {
    type: 'boolean',
    default: false,
    help: 'follows a growing access log, and prints a line each minute; also with --json or --prometheus',
  },
  'save-har': {
    type: 'string',
    value: 'FILE',
    help: 'writes a copy of a HAR file without its secrets, and prints no diagnosis',
  },
} satisfies Record<string, Option>

/** Checks the values of the command line. Throws a UsageError that says how to correct them. */
export function readOptions(values: Values<typeof diagnoseOptions>, files: string[]): Options {
  const format = formatOf(values)
  const isCounted = values.summary || values.prometheus !== undefined
  if (isCounted && format !== 'text' && format !== 'json')
    throw new UsageError('Give --summary or --prometheus alone, together, or with --json.')
  if (values.follow && isUnfollowable(values, files)) throw new UsageError(followAdvice)
  return {
    clara: effectiveSettings({ policy: readClaraOptions(values), person: undefined }).settings,
    language: choiceOf('--lang', values.lang, languages),
    format,
    // Without --summary nobody would read a diagnosis of each record.
    summary: values.summary || values.prometheus !== undefined,
    prometheus: values.prometheus ?? null,
    follow: values.follow,
    saveHar: values['save-har'] ?? null,
    source: sourceOf(files),
  }
}

const followAdvice = 'Give --follow the file of an access log, alone or with --json or --prometheus.'

/** Standard input ends by itself, and the counts at the end are the last line. */
function isUnfollowable(values: Values<typeof diagnoseOptions>, [file = '-']: string[]): boolean {
  return file === '-' || values.csv || values.jsonl || values.summary || values['save-har'] !== undefined
}

function formatOf(values: Values<typeof diagnoseOptions>): Format {
  const [format = 'text', ...others] = (['json', 'jsonl', 'csv'] as const).filter((name) => values[name])
  if (others.length > 0) throw new UsageError('Choose one of --json, --jsonl and --csv.')
  return format
}

function sourceOf([file, ...others]: string[]): string {
  if (others.length > 0) throw new UsageError('Name one file, or - for standard input.')
  if (file === undefined && process.stdin.isTTY)
    throw new UsageError(`Name a file, or - for standard input. All options: ${typed()} --help`)
  return file ?? '-'
}
