/**
 * Functions that run inside Firefox with the browser's rights. Each sees only its arguments and
 * nothing else of this file. Firefox's objects are declared here.
 */
declare const Services: {
  io: { offline: boolean }
  cookies: { removeAll(): void }
  console: { getMessageArray(): { message: string; sourceName?: string; category?: string }[] }
  locale: { availableLocales: string[]; requestedLocales: string[] }
  clipboard: { kGlobalClipboard: number; getData(transferable: Transferable, which: number): void }
}
declare const ChromeUtils: {
  importESModule(module: string): {
    CustomizableUI: {
      addWidgetToArea(widget: string, area: string): void
      getPlacementOfWidget(widget: string): { area: string } | null
    }
    AddonManager: {
      PERM_CAN_UNINSTALL: number
      PERM_CAN_DISABLE: number
      UPDATE_WHEN_USER_REQUESTED: number
      getAddonByID(id: string): Promise<{
        version: string
        permissions: number
        reload(): Promise<void>
        findUpdates(
          listener: {
            onUpdateAvailable(addOn: unknown, install: { install(): Promise<void> }): void
            onUpdateFinished(addOn: unknown, error: number): void
          },
          reason: number,
        ): void
      }>
    }
    ExtensionPermissions: {
      add(
        id: string,
        permissions: { permissions: string[]; origins: string[] },
        extension: unknown,
      ): Promise<void>
      remove(
        id: string,
        permissions: { permissions: string[]; origins: string[] },
        extension: unknown,
      ): Promise<void>
    }
    ExtensionParent: { apiManager: { global: { tabTracker: { getId(tab: unknown): number } } } }
  }
}
declare const WebExtensionPolicy: {
  getByID(id: string): {
    extension: {
      originControls: boolean
      manifest: { host_permissions?: string[] }
      backgroundState: string
      terminateBackground(options: { disableResetIdleForTest: boolean }): Promise<void>
    }
  }
}
declare const gBrowser: {
  selectedTab: unknown
  selectedBrowser: { browsingContext: { top: { prefersColorSchemeOverride: string } } }
}
declare const Cc: Record<
  string,
  {
    createInstance(type: unknown): Transferable
    getService(type: unknown): { addCertFromBase64(certificate: string, trust: string): void }
  }
>
declare const Ci: Record<string, unknown>

interface Transferable {
  init(context: null): void
  addDataFlavor(flavor: string): void
  getTransferData(flavor: string, into: { value?: { QueryInterface(type: unknown): { data: string } } }): void
}

interface PopupBrowser extends Element {
  currentURI: { spec: string }
  messageManager: {
    addMessageListener(name: string, listener: (message: { data: string }) => void): void
    loadFrameScript(address: string, later: boolean): void
  }
  browsingContext: {
    currentWindowGlobal: { drawSnapshot(rect: null, scale: number, background: string): Promise<ImageBitmap> }
  }
}

/** Firefox speaks a language only with its pack; if it believes to have it, every API follows. */
export function speak(language: string): void {
  Services.locale.availableLocales = [language, 'en-US']
  Services.locale.requestedLocales = [language]
}

/** Takes a CA for one that may vouch for servers; base64 without the lines around it. */
export function trust(certificate: string): void {
  Cc['@mozilla.org/security/x509certdb;1']
    ?.getService(Ci.nsIX509CertDB)
    .addCertFromBase64(certificate, 'CT,,')
}

export function clearCookies(): void {
  Services.cookies.removeAll()
}

export function goOffline(isOff: boolean): void {
  Services.io.offline = isOff
}

/** A new extension's button hides behind the puzzle piece. */
export function pinButton(widget: string): void {
  ChromeUtils.importESModule(
    'moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs',
  ).CustomizableUI.addWidgetToArea(widget, 'nav-bar')
}

/** The number that extensions know the selected tab by. */
export function selectedTabId(): number {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
  return ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab)
}

/** The toolbar button of the selected tab. Firefox draws it in the frame after a change. */
export async function buttonState(widget: string): Promise<{ badge: string; title: string }> {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  const button = document.getElementById(widget)?.querySelector('.unified-extensions-item-action-button')
  return { badge: button?.getAttribute('badge') ?? '', title: button?.getAttribute('tooltiptext') ?? '' }
}

export function pressButton(widget: string): void {
  const button = document.getElementById(widget)?.querySelector('.unified-extensions-item-action-button')
  if (!(button instanceof HTMLElement || button instanceof XULElement)) throw new Error('no toolbar button')
  // As the mouse does: only that gives the extension the tab.
  const { x, y, width, height } = button.getBoundingClientRect()
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    window.synthesizeMouseEvent(
      type,
      x + width / 2,
      y + height / 2,
      { button: 0, clickCount: 1 },
      { isDOMEventSynthesized: false },
    )
  }
}
interface ChromeWindow {
  synthesizeMouseEvent(type: string, x: number, y: number, mouse: object, options: object): void
}
declare const window: Window & ChromeWindow
declare const XULElement: typeof HTMLElement

/** Address of the popup that hangs open from the toolbar, if one does. */
export function popupAddress(): string | null {
  return document.querySelector<PopupBrowser>('.webextension-popup-browser')?.currentURI.spec ?? null
}

export function closePopup(): void {
  document.querySelector('.webextension-popup-browser')?.closest<PopupPanel>('panel')?.hidePopup()
}
interface PopupPanel extends HTMLElement {
  hidePopup(): void
}

/**
 * Loads a script beside the popup's document. It answers once, by `sendAsyncMessage`;
 * a popup that closes before never answers.
 */
export function besidePopup(script: string, channel: string): Promise<string> {
  const popup = document.querySelector<PopupBrowser>('.webextension-popup-browser')
  if (popup === null) throw new Error('no popup is open')
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the popup has gone')), 5000)
    popup.messageManager.addMessageListener(channel, ({ data }) => resolve(data))
    popup.messageManager.loadFrameScript(`data:,${encodeURIComponent(script)}`, false)
  })
}

/** Picture of the open popup, PNG in base64. */
export async function drawPopup(): Promise<string> {
  const popup = document.querySelector<PopupBrowser>('.webextension-popup-browser')
  if (popup === null) throw new Error('no popup is open')
  const bitmap = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white')
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

export function preferColors(scheme: string): void {
  gBrowser.selectedBrowser.browsingContext.top.prefersColorSchemeOverride = scheme
}

export async function reloadAddOn(extension: string): Promise<void> {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  await (await AddonManager.getAddonByID(extension)).reload()
}

/** What the add-ons manager knows of it. */
export async function installed(
  id: string,
  widget: string,
): Promise<{ version: string; isPinned: boolean; isRemovable: boolean }> {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  const { CustomizableUI } = ChromeUtils.importESModule(
    'moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs',
  )
  const { version, permissions } = await AddonManager.getAddonByID(id)
  const { PERM_CAN_UNINSTALL, PERM_CAN_DISABLE } = AddonManager
  return {
    version,
    isPinned: CustomizableUI.getPlacementOfWidget(widget)?.area === 'nav-bar',
    isRemovable: (permissions & (PERM_CAN_UNINSTALL | PERM_CAN_DISABLE)) !== 0,
  }
}

/** Installs an update from the add-on's own address, as Firefox does daily; gives the version. */
export async function update(id: string): Promise<string> {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  const addOn = await AddonManager.getAddonByID(id)
  const found = await new Promise<{ install(): Promise<void> }>((resolve, reject) =>
    addOn.findUpdates(
      {
        onUpdateAvailable: (_addOn, install) => resolve(install),
        onUpdateFinished: (_addOn, error) => reject(new Error(`no update: ${error}`)),
      },
      AddonManager.UPDATE_WHEN_USER_REQUESTED,
    ),
  )
  await found.install()
  return (await AddonManager.getAddonByID(id)).version
}

export function reopenTab(): void {
  SessionStore.undoCloseTab(window, 0)
}
declare const SessionStore: { undoCloseTab(window: Window, index: number): void }

/** Errors of scripts from this origin that nobody caught. */
export function complaintsOf(origin: string): string[] {
  const all = Services.console.getMessageArray()
  return all.filter(({ sourceName }) => sourceName?.startsWith(origin)).map(({ message }) => message)
}

/** What the page "Permissions and data" of an add-on does. */
export async function letIn(id: string, isLetIn: boolean): Promise<void> {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  )
  const { extension } = WebExtensionPolicy.getByID(id)
  const origins = extension.manifest.host_permissions ?? []
  await ExtensionPermissions[isLetIn ? 'add' : 'remove'](id, { permissions: [], origins }, extension)
}

/** Whether the extension is there and at work. */
export function isActive(id: string): boolean {
  return Boolean(WebExtensionPolicy.getByID(id))
}

export function backgroundState(extension: string): string {
  return WebExtensionPolicy.getByID(extension).extension.backgroundState
}

export async function stopBackground(extension: string): Promise<void> {
  await WebExtensionPolicy.getByID(extension).extension.terminateBackground({ disableResetIdleForTest: true })
}

export function clipboardAs(flavor: string): string {
  const transferable = Cc['@mozilla.org/widget/transferable;1']?.createInstance(Ci.nsITransferable)
  if (transferable === undefined) throw new Error('no clipboard')
  transferable.init(null)
  transferable.addDataFlavor(flavor)
  Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard)
  const held: { value?: { QueryInterface(type: unknown): { data: string } } } = {}
  try {
    transferable.getTransferData(flavor, held)
  } catch {
    // It throws where the clipboard holds nothing of this kind.
  }
  return held.value?.QueryInterface(Ci.nsISupportsString).data ?? ''
}
