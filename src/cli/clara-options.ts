import { forms } from '../settings/forms.ts'
import { type Option, UsageError } from './command.ts'

/** The options that name Clara's apps and hosts. */
export const claraOptions = {
  'client-id': {
    type: 'string',
    multiple: true,
    default: [],
    value: 'ID',
    help: 'Application (client) ID of Clara (repeatable)',
  },
  'redirect-host': {
    type: 'string',
    multiple: true,
    default: [],
    value: 'HOST',
    help: 'host of Clara, besides clara.com (repeatable)',
  },
} satisfies Record<string, Option>

/** The checked values. A wrong value is an error, unlike in a policy, which only ignores it. */
export function readClaraOptions(values: { 'client-id': string[]; 'redirect-host': string[] }) {
  return {
    clientIds: values['client-id'].map((id) =>
      checked(forms.guid(id), `--client-id ${id}: give the Application (client) ID, a GUID with dashes.`),
    ),
    redirectHosts: values['redirect-host'].map((host) =>
      checked(forms.host(host), `--redirect-host ${host}: give only a host name, such as app.example.com.`),
    ),
  }
}

function checked(value: string | null, advice: string): string {
  if (value === null) throw new UsageError(advice)
  return value
}
