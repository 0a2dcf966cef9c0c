import browser from 'webextension-polyfill'
import { signInHost } from '../microsoft/hosts.ts'

const signInAddress = `https://${signInHost}/`
const signIn = { origins: [`${signInAddress}*`] }

/** What the extension can see. A person or a policy may take access away. */
export interface Access {
  /** Microsoft's sign-in host. */
  signIn: boolean
  privateWindows: boolean
  /** A policy keeps extensions away from the page in this tab. */
  blockedByPolicy: boolean
  /** The browser answers for storage.session. */
  storage: boolean
}

export async function readAccess(tabId: number | null): Promise<Access> {
  const signInSeen = await browser.permissions.contains(signIn)
  const [privateWindows, blockedByPolicy, storage] = await Promise.all([
    browser.extension.isAllowedIncognitoAccess(),
    // Without access, Chromium does not answer the script until the person gives access back.
    signInSeen && isBlockedByPolicy(tabId),
    browser.storage.session.get('none').then(
      () => true,
      () => false,
    ),
  ])
  return { signIn: signInSeen, privateWindows, blockedByPolicy, storage }
}

/**
 * Chromium reports a host as granted even if the policy `runtime_blocked_hosts` blocks it.
 * Only a script shows it: an empty one, and never on another site's page.
 */
async function isBlockedByPolicy(tabId: number | null): Promise<boolean> {
  if (tabId === null) return false
  try {
    // The browser hides the address of a blocked page: it may be Microsoft's.
    const { url } = await browser.tabs.get(tabId)
    if (url !== undefined && !url.startsWith(signInAddress)) return false
    await browser.scripting.executeScript({
      target: { tabId },
      func: () => undefined,
      injectImmediately: true,
    })
    return false
  } catch (error) {
    return String(error).includes('ExtensionsSettings policy')
  }
}

/** Asks for all hosts of the manifest; needs a click. Resolves to whether sign-in is visible. */
export async function requestAccess(): Promise<boolean> {
  const { host_permissions } = browser.runtime.getManifest()
  // The browser refuses the whole request if a policy blocks one host.
  await browser.permissions.request({ origins: hostsOf(host_permissions) }).catch(() => false)
  return browser.permissions.contains(signIn)
}

/** Asks for optional hosts of the manifest; needs a click. Resolves to whether they are granted. */
export async function allowHosts(hosts: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: hosts.map((host) => `https://${host}/*`) }).catch(() => false)
}

function hostsOf(declared: unknown): string[] {
  return Array.isArray(declared) ? declared.filter((host) => typeof host === 'string') : signIn.origins
}
