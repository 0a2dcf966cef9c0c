import type { GraphAccess } from '../../tenant/graph.ts'

/** Requests to Microsoft Graph. The page's content security policy allows no other host. */
export function graphAccess(
  token: () => Promise<string>,
  onWait: (milliseconds: number) => void,
): GraphAccess {
  return {
    token,
    now: () => Date.now(),
    wait(milliseconds) {
      onWait(milliseconds)
      return new Promise((resolve) => setTimeout(resolve, milliseconds))
    },
    request: (url, headers) =>
      fetch(url, { headers, credentials: 'omit', cache: 'no-store', redirect: 'error' }),
  }
}
