import type { GraphAccess } from '../../tenant/graph.ts'

/** Microsoft Graph as the browser reaches it, with somebody's token. The page's own policy lets it reach no other host. */
export function graphAccess(token: () => Promise<string>): GraphAccess {
  return {
    token,
    now: () => Date.now(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    request: (url, headers) =>
      fetch(url, { headers, credentials: 'omit', cache: 'no-store', redirect: 'error' }),
  }
}
