import { claraClientId } from './accounts.ts'
import type { Page } from './visitor.ts'

export const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Clara's authorize address. `change` replaces parameters. */
export function authorizeAddress(change: Record<string, string> = {}, tenant = 'organizations'): string {
  const parameters = new URLSearchParams({
    client_id: claraClientId,
    response_type: 'code',
    redirect_uri: 'https://app.clara.com/auth/callback',
    scope: 'openid profile',
    state: 'SECRET-state',
    ...change,
  })
  return `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize?${parameters}`
}

/** What a person sees and can use on Microsoft's page. */
export function partsOf({ drawn }: Page): {
  title: string
  fields: string[]
  buttons: string[]
  links: string[]
} {
  const ids = (tag: string) =>
    [...drawn.matchAll(new RegExp(`<${tag}[^>]* id="([^"]+)"`, 'g'))].map(([, id = '']) => id)
  const title = /<h1[^>]*>([^<]*)<\/h1>/.exec(drawn)?.[1] ?? ''
  return { title, fields: ids('textarea'), buttons: ids('button'), links: ids('a') }
}

/** The data in the source of an error page. */
export function errorOf({ config }: Page): { pgid: unknown; iErrorCode: unknown; message: unknown } {
  return { pgid: config.pgid, iErrorCode: config.iErrorCode, message: config.strServiceExceptionMessage }
}
