import type { Settings } from './types.ts'

/** What `build.mjs` bakes in with --client-id and --redirect-host. */
declare const BUILD_DEFAULTS: { clientIds: string[]; redirectHosts: string[] } | undefined

/** Built-in settings and what the build adds to them. Clara's production client ID is not public, hence none is built in. */
export function defaultSettings(): Settings {
  const build = typeof BUILD_DEFAULTS === 'undefined' ? { clientIds: [], redirectHosts: [] } : BUILD_DEFAULTS
  return {
    clientIds: build.clientIds,
    redirectHosts: ['clara.com', ...build.redirectHosts],
    brokerHosts: [],
    tenant: null,
    adminConsentRedirectUri: null,
    startAddress: 'https://app.clara.com/',
    openPopup: true,
    history: true,
    report: {},
    supportCountry: null,
    language: null,
    itContact: { name: null, email: null, phone: null, teams: null, form: null },
  }
}
