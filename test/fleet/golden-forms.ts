import { portalRow } from '../triage/forms/portal.ts'
import { azureMonitor, elastic, graph, logAnalytics, type SignIn } from '../triage/forms/sign-ins.ts'
import { csv, jsonLines, pretty } from '../triage/forms/write.ts'
import { type LogRow, log } from './golden-log.ts'

/** The sign-in of a row: each has IDs of its own, and each person an object ID and an address. */
export function signInOf({ at, user, code }: LogRow, index: number): SignIn {
  const number = String(index).padStart(12, '0')
  return {
    at,
    code: Number(code),
    reason: 'A sentence of the log.',
    requestId: `0b1c0000-0000-4000-8000-${number}`,
    correlationId: `0c0c0000-0000-4000-8000-${number}`,
    userId: idOf(user),
    upn: addressOf(user),
  }
}

export const addressOf = (user: string) => `${user}@contoso.example`

const users = [...new Set(log.map(({ user }) => user))]

const idOf = (user: string) => `0b1ec700-7777-4888-9999-${String(users.indexOf(user)).padStart(12, '0')}`

/** The ways in which a sign-in log comes to the one who counts. */
export const goldenForms: readonly { form: string; write: (signIns: readonly SignIn[]) => string }[] = [
  { form: 'Graph JSON', write: (all) => pretty({ value: all.map(graph) }) },
  { form: 'portal CSV', write: (all) => csv(all.map((one) => portalRow('en', one))) },
  { form: 'Log Analytics', write: (all) => csv(all.map(logAnalytics)) },
  {
    form: 'Event Hub lines',
    write: (all) => jsonLines(all.map((one) => ({ records: [azureMonitor(one)] }))),
  },
  { form: 'Elastic', write: (all) => jsonLines(all.map(elastic)) },
  {
    form: 'Splunk',
    write: (all) =>
      csv(
        all.map((one) => ({
          _raw: JSON.stringify(azureMonitor(one)),
          _time: one.at,
          sourcetype: 'azure:monitor:aad',
        })),
        ',',
        'all',
      ),
  },
]

/** The golden log in a form. */
export const goldenText = (write: (signIns: readonly SignIn[]) => string): string => write(log.map(signInOf))
