import { randomUUID } from 'node:crypto'

/** Microsoft's message for a failure: its code in words, and the IDs for support. */
export interface Fault {
  code: string
  message: string
  traceId: string
  correlationId: string
  at: Date
}

/** From AADSTS digits, the correlation ID and the app's name. The trace ID is new each time. */
export function newFault(code: string, correlationId: string, app: string): Fault {
  const sentence = sentences[code] ?? 'The request was stopped.'
  return {
    code,
    message: sentence.replace('{app}', app),
    traceId: randomUUID(),
    correlationId,
    at: new Date(),
  }
}

/** The text of `error_description`, of a JSON body and of `strServiceExceptionMessage`. */
export function describeFault(fault: Fault): string {
  return [
    `AADSTS${fault.code}: ${fault.message}`,
    `Trace ID: ${fault.traceId}`,
    `Correlation ID: ${fault.correlationId}`,
    `Timestamp: ${fault.at.toISOString().slice(0, 19).replace('T', ' ')}Z`,
  ].join('\r\n')
}

const sentences: Record<string, string> = {
  '16000': 'The account that was chosen does not exist in this directory; {app} cannot be opened with it.',
  '20001': 'The answer of the company sign-in server could not be read.',
  '50011': "The redirect URI of the request is not among those registered for '{app}'.",
  '50020': "The account belongs to another directory and may not use '{app}' in this one.",
  '50034': 'The account does not exist in this directory.',
  '50053': 'The account is locked after too many tries.',
  '50055': 'The password has expired.',
  '50057': 'The account is disabled.',
  '50058': 'A silent sign-in was asked for but nobody is signed in.',
  '50076': 'A second factor is needed to reach the resource.',
  '50079': 'A second factor has to be registered first.',
  '50089': 'The sign-in took too long and has expired. Start again.',
  '50105': "The administrator lets assigned people alone use '{app}'.",
  '50107': 'The realm of the company sign-in server is not known.',
  '50126': 'The name or the password is wrong.',
  '50131': 'The access rules of the company stopped the sign-in.',
  '50194': "'{app}' is registered for one tenant alone. Use the address of that tenant, not a shared one.",
  '53000': 'The device does not comply with the rules of the company.',
  '53001': 'The device is not joined to the company.',
  '53003': 'The access rules of the company stopped the sign-in.',
  '53004': 'Methods for a second factor cannot be registered because of a risk.',
  '65001': "Nobody has consented to '{app}'. Send an interactive request.",
  '65004': "The consent to '{app}' was declined.",
  '65005': "'{app}' asks for a resource that is not on its list.",
  '70008': 'The authorization code has expired or was used before.',
  '90002': 'No directory by that name is known.',
  '90033': 'The directory cannot be reached just now. Try again later.',
  '90036': 'The directory failed in a way that it did not expect.',
  '90090': 'Writing the consent failed for a moment.',
  '90093': "The account may not consent to '{app}'.",
  '90094': "'{app}' needs the consent of an administrator.",
  '90095': "'{app}' needs the consent of an administrator, who can be asked.",
  '90096': "The request for '{app}' was sent before and waits for an administrator.",
  '90097': 'The request for an administrator could not be filed.',
  '90098': 'The request for an administrator is not known.',
  '90099': "'{app}' is not authorised for this partner.",
  '165000': 'The tokens of the page do not fit the session. Start again.',
  '500021': 'The network allows sign-ins to other directories only.',
  '500113': 'No address is registered to return to.',
  '500121': 'The second factor was refused.',
  '501481': 'The code verifier does not fit the code challenge.',
  '650051': 'The service principal is being made by another request.',
  '650052': "'{app}' needs a service that the company has not subscribed to.",
  '650053': "'{app}' asks for a permission that the resource does not know.",
  '700016': 'No application with this identifier is known in the directory.',
  '700054': 'The response type is not enabled for the application.',
  '900141': "The request must hold 'code'.",
  '900144': "The request must hold 'client_id'.",
  '900561': 'The address takes POST alone.',
  '900941': "'{app}' needs the consent of an administrator because it looks risky.",
  '900981': "'{app}' looks risky; an administrator can be asked.",
  '7000218': "The request must hold 'client_assertion' or 'client_secret'.",
  '7000112': "The application '{app}' is disabled.",
  '9002326': 'Only a single-page application may redeem its codes from another origin.',
  '9002327': 'Codes of a single-page application can be redeemed from its own page alone.',
  '7000116': "The application '{app}' is blocked.",
}
