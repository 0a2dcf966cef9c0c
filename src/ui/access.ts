import browser from 'webextension-polyfill'
import { signInHost } from '../microsoft/hosts.ts'

const signInAddress = `https://${signInHost}/`
const signIn = { origins: [`${signInAddress}*`] }

/** What the extension may see: browsers let people and policies take it away. */
export interface Access {
  /** Microsoft's sign-in host. */
  signIn: boolean
  privateWindows: boolean
  /** Whether a policy keeps extensions away from the page in this tab. */
  blockedByPolicy: boolean
  /** The browser's own memory for this session. */
  storage: boolean
}

/** What may be seen now; `tabId` is the tab that is looked at. */
export async function readAccess(tabId: number | null): Promise<Access> {
  const signInSeen = await browser.permissions.contains(signIn)
  const [privateWindows, blockedByPolicy, storage] = await Promise.all([
    browser.extension.isAllowedIncognitoAccess(),
    // Where the person has taken access away, Chromium would leave the try unanswered until they give it back.
    signInSeen && isBlockedByPolicy(tabId),
    browser.storage.session.get('none').then(
      () => true,
      () => false,
    ),
  ])
  return { signIn: signInSeen, privateWindows, blockedByPolicy, storage }
}

/**
 * Chromium goes on saying that a host is granted which the policy `runtime_blocked_hosts` has taken: only trying tells. Nothing is run
 * where the page can be seen to be another one than Microsoft's.
 */
async function isBlockedByPolicy(tabId: number | null): Promise<boolean> {
  if (tabId === null) return false
  try {
    // No address is told of a page that is kept from us: then it may be Microsoft's.
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

/** Asks for every host of the manifest again; only from a click. Resolves to whether the sign-in host can be seen now. */
export async function requestAccess(): Promise<boolean> {
  const { host_permissions } = browser.runtime.getManifest()
  // A host that a policy blocks makes the browser refuse the whole question.
  await browser.permissions.request({ origins: hostsOf(host_permissions) }).catch(() => false)
  return browser.permissions.contains(signIn)
}

/** Asks to watch these hosts, which the manifest names as optional; only from a click. Resolves to whether they can be seen now. */
export async function allowHosts(hosts: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: hosts.map((host) => `https://${host}/*`) }).catch(() => false)
}

function hostsOf(declared: unknown): string[] {
  return Array.isArray(declared) ? declared.filter((host) => typeof host === 'string') : signIn.origins
}
