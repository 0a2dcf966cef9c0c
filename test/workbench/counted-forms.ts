import { goldenForms } from '../fleet/golden-forms.ts'
import { accessWriters, type Request } from '../triage/forms/access.ts'
import type { SignIn } from '../triage/forms/sign-ins.ts'
import { csv, pretty } from '../triage/forms/write.ts'

/** A form of input that is counted. Each sign-in is one record of it. */
interface CountedForm {
  form: string
  write: (signIns: readonly SignIn[]) => string
}

const access: readonly CountedForm[] = accessWriters.map(({ form, write }) => ({
  form,
  write: (all) => all.map((one) => write(requestOf(one))).join('\n'),
}))

const tickets: readonly CountedForm[] = [
  {
    form: 'Zendesk CSV',
    write: (all) =>
      csv(
        all.map((one) => ({
          Id: one.requestId,
          Subject: `Clara: ${one.upn}`,
          Description: textOf(one),
          Requester: 'Persona de Prueba',
          'Requester email': one.upn,
          'Created at': one.at,
        })),
        ',',
        'all',
      ),
  },
  {
    form: 'ServiceNow JSON',
    write: (all) =>
      pretty({
        records: all.map((one) => ({
          number: one.requestId,
          short_description: `Clara: ${one.upn}`,
          description: textOf(one),
          caller_id: one.upn,
          sys_created_on: one.at.replace('T', ' ').replace('Z', ''),
        })),
      }),
  },
  {
    form: 'mailbox',
    write: (all) =>
      all
        .map(
          (one) =>
            `From ${one.upn} Fri Nov 20 08:15:00 2026\nFrom: Persona de Prueba <${one.upn}>\n` +
            `Subject: Clara\nMessage-ID: <${one.requestId}@contoso.example>\n\n${textOf(one)}\n\n`,
        )
        .join(''),
  },
]

export const countedForms: readonly CountedForm[] = [...goldenForms, ...access, ...tickets]

function requestOf(one: SignIn): Request {
  const secrets = `state=${one.userId}&session_state=${one.requestId}`
  const description = encodeURIComponent(textOf(one))
  const query = one.code === 0 ? `code=${one.userId}` : `error=access_denied&error_description=${description}`
  return {
    method: 'GET',
    path: `/users/${one.upn}/callback`,
    query: `${query}&${secrets}`,
    at: one.at,
    referer: `https://login.microsoftonline.com/common/login?login_hint=${one.upn}`,
  }
}

/** As people copy it from Microsoft's page; thanks after a success. */
const textOf = (one: SignIn) => (one.code === 0 ? `Thanks, ${one.upn}` : errorText(one))

const errorText = (one: SignIn) =>
  `AADSTS${one.code}: User account '${one.upn}' from 198.51.100.7 did not get in.\r\n` +
  `Trace ID: ${one.requestId}\r\nCorrelation ID: ${one.correlationId}\r\nTimestamp: ${one.at}`
