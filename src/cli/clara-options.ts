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

interface ClaraLists {
  clientIds: readonly string[]
  redirectHosts: readonly string[]
}

export function readClaraOptions(values: { 'client-id': string[]; 'redirect-host': string[] }) {
  return checkClara(
    { clientIds: values['client-id'], redirectHosts: values['redirect-host'] },
    { clientIds: '--client-id', redirectHosts: '--redirect-host' },
  )
}

/**
 * Checks the values, whose options have these names.
 * A wrong value is an error, unlike in a policy, which only ignores it.
 */
export function checkClara(
  { clientIds, redirectHosts }: ClaraLists,
  names: Record<keyof ClaraLists, string>,
): { clientIds: string[]; redirectHosts: string[] } {
  return {
    clientIds: clientIds.map((id) =>
      checked(
        forms.guid(String(id)),
        `${names.clientIds} ${id}: give the Application (client) ID, a GUID with dashes.`,
      ),
    ),
    redirectHosts: redirectHosts.map((host) =>
      checked(
        forms.host(String(host)),
        `${names.redirectHosts} ${host}: give only a host name, such as app.example.com.`,
      ),
    ),
  }
}

function checked(value: string | null, advice: string): string {
  if (value === null) throw new UsageError(advice)
  return value
}
