import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strFromU8, strToU8 } from 'fflate'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StoredTab } from '../../../src/diagnosis/stored.ts'
import { firefoxId, installSource } from '../../../src/release/channels.ts'
import { extensionId, publicKeyOf } from '../../../src/release/extension-id.ts'
import { packagesOf } from '../../../src/release/packages.ts'
import { readFolder } from '../../../src/release/read-files.ts'
import type { Files } from '../../../src/release/zip.ts'
import { installedFiles } from '../../../src/rollout/installed.ts'
import { chromiumPolicies, firefoxPolicies } from '../../../src/rollout/policy-files.ts'
import type { Company, Install, JsonObject } from '../../../src/rollout/types.ts'
import { findFor } from '../../browsers/find.ts'
import { launch } from '../../browsers/launch.ts'
import type { BrowserName, Tab, TestBrowser } from '../../browsers/types.ts'
import { signInAtOnce } from '../../simulator/drive.ts'
import { type Simulator, startSimulator } from '../../simulator/index.ts'
import { clearPolicies, hindrance, setPolicies } from './machine.ts'
import { startUpdateServer, type UpdateServer } from './server.ts'

/** As the simulator's Clara has it. */
const clientId = 'c1a7a000-1111-4222-8333-0123456789ab'
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string
const ids = { chromium: extensionId(publicKeyOf(key).toString('base64')), firefox: firefoxId }

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  const why = findFor(name) === null ? `${name} is missing.` : hindrance(name)
  if (why !== null) console.log(why)
  describe.skipIf(why !== null)('a company’s roll-out by policy', () => {
    let simulator: Simulator
    let server: UpdateServer
    let profile: string
    let browser: TestBrowser | undefined
    beforeAll(async () => {
      simulator = await startSimulator({ drawAfter: 30 })
      server = await startUpdateServer()
    })
    beforeEach(async () => {
      simulator.reset()
      profile = await mkdtemp(join(tmpdir(), 'clara-profile-'))
    })
    afterEach(async () => {
      await clearPolicies(name)
      await browser?.close()
      browser = undefined
      await rm(profile, { recursive: true, force: true, maxRetries: 10 })
    })
    afterAll(async () => {
      await server.close()
      await simulator.close()
    })
    const start = async () => {
      browser = await launch(name, {
        extension: { byPolicy: ids[name] },
        simulator,
        profile,
        // Our own server has no certificate, and nobody at Mozilla has signed.
        preferences: {
          'extensions.checkUpdateSecurity': false,
          'extensions.install.requireBuiltInCerts': false,
          'extensions.update.requireBuiltInCerts': false,
        },
      })
      return browser
    }
    const serve = async (version: string) => {
      server.files = await packagesFor(name, version, server.address)
    }

    test('installs, pins and configures it, takes up what changes, and is not to be removed', async () => {
      await serve('1.0.0')
      await setPolicies(name, policiesFor(name, server.address, { clientIds: [clientId], language: 'en' }))
      let running = await start()
      expect(await running.installed()).toEqual({ version: '1.0.0', isPinned: true, isRemovable: false })
      // Firefox writes its list of add-ons some time after the installation.
      await expect
        .poll(() => detected(name, profile), { timeout: 30_000, interval: 500 })
        .toEqual([[name, ids[name], '1.0.0']])
      await expectManaged(running, { clientIds: [clientId], language: 'en' })

      const tab = await running.newTab()
      await signInAtOnce(tab, 'workflow-off@contoso.example')
      const card = await running.extensionPage(`popup.html?tabId=${tab.tabId()}`)
      await card.waitFor('[data-scenario="admin-approval"]')
      // Only a configured ID makes Clara certain, and makes the link.
      expect((await storedOf(running, tab))?.attempt?.recognition).toBe('client-id')
      expect(await card.text('[data-part="report"]')).toContain(
        `https://login.microsoftonline.com/organizations/adminconsent?client_id=${clientId}`,
      )
      for (const each of [card, tab]) await each.close()

      const good = { language: 'pt-BR', companyName: 'Contoso' }
      await setPolicies(name, policiesFor(name, server.address, { ...good, openPopup: 'yes' }))
      // Firefox reads its policies when it starts.
      if (name === 'firefox') {
        await running.close()
        running = await start()
      }
      // Chromium drops what is of the wrong type, Firefox hands it on.
      const reported = name === 'firefox' ? { ...good, openPopup: 'yes' } : good
      await expectManaged(running, reported)
      simulator.reset()
      const after = await running.newTab()
      await signInAtOnce(after, 'workflow-off@contoso.example')
      const shown = await running.extensionPage(`popup.html?tabId=${after.tabId()}`)
      await shown.waitFor('[data-scenario="admin-approval"]')
      expect(await shown.attribute('html', 'lang')).toBe('pt-BR')
      expect(await shown.text('footer')).toContain('Contoso')
      expect((await storedOf(running, after))?.attempt?.recognition).toBe('return-address')
      expect(await shown.text('[data-part="report"]')).not.toContain('adminconsent?client_id')

      const options = await running.extensionPage('options.html')
      await options.waitFor('[name="language"]:disabled')
      expect(await options.text('[data-part="managed"]')).toContain('Contoso')
      expect(await options.text('[data-part="policy-check"]')).toContain(
        name === 'firefox' ? 'openPopup = "yes"' : 'language = "pt-BR"',
      )
    })

    const kept = name === 'chromium' ? 'does not let it remove itself, and ' : ''
    test(`${kept}updates it from the company’s own server`, async () => {
      await serve('1.0.0')
      await setPolicies(name, policiesFor(name, server.address, {}))
      const running = await start()
      if (name === 'chromium') expect(await running.inExtension(removed)).not.toBe('removed')
      expect((await running.installed()).version).toBe('1.0.0')
      await serve('1.0.1')
      await running.update()
      expect(await running.installed()).toEqual({ version: '1.0.1', isPinned: true, isRemovable: false })
    })

    test('keeps it as long as the policy stands', async () => {
      await serve('1.0.0')
      await setPolicies(name, policiesFor(name, server.address, {}))
      const running = await start()
      expect((await running.installed()).isRemovable).toBe(false)
      if (name === 'firefox') await running.close()
      await clearPolicies(name)
      // Firefox leaves it to the person; Chromium takes it away at once.
      if (name === 'firefox') return expect((await (await start()).installed()).isRemovable).toBe(true)
      const state = () =>
        running.installed().then(
          () => 'there',
          () => 'gone',
        )
      return expect.poll(state, { timeout: 30_000, interval: 200 }).toBe('gone')
    })
  })
})

/** Runs in the extension: tries to remove it. */
function removed(): Promise<string> {
  return chrome.management.uninstallSelf({ showConfirmDialog: false }).then(() => 'removed', String)
}

/** What the browser says that its policy is, once it says that. */
async function expectManaged(browser: TestBrowser, policy: object): Promise<void> {
  const managed = () => browser.inExtension(() => chrome.storage.managed.get())
  await expect.poll(managed, { timeout: 30_000, interval: 200 }).toEqual(policy)
}

declare const chrome: {
  storage: { managed: { get(): Promise<object> } }
  management: { uninstallSelf(options: { showConfirmDialog: boolean }): Promise<void> }
}

async function storedOf(browser: TestBrowser, tab: Tab): Promise<StoredTab | undefined> {
  return (await browser.storage('session'))[`tab:${tab.tabId()}`] as StoredTab | undefined
}

/** What the company serves: this build as that version. */
async function packagesFor(name: BrowserName, version: string, address: string): Promise<Files> {
  const [chrome, firefox] = await Promise.all(
    ['chrome', 'firefox'].map((one) => asVersion(version, `dist/${one}`)),
  )
  if (chrome === undefined || firefox === undefined) throw new Error('nothing is built')
  const packages = packagesOf({ chrome, firefox, source: {}, name: 'clara', version, key, address })
  const own =
    name === 'firefox'
      ? ['clara-firefox-self-hosted.xpi', 'updates.json']
      : ['clara-chrome.crx', 'update.xml']
  return Object.fromEntries(Object.entries(packages).filter(([file]) => own.includes(file)))
}

async function asVersion(version: string, folder: string): Promise<Files> {
  const files = await readFolder(folder)
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))
  return { ...files, 'manifest.json': strToU8(JSON.stringify({ ...manifest, version })) }
}

/** Browser, ID and version that `detect/installed.sh` finds in the running browser's profile. */
function detected(name: BrowserName, profile: string): string[][] {
  const home = join(profile, 'home-for-detection')
  const place = name === 'firefox' ? '.mozilla/firefox/profile' : '.config/chromium'
  if (!existsSync(join(home, place))) {
    mkdirSync(dirname(join(home, place)), { recursive: true })
    symlinkSync(profile, join(home, place))
  }
  const address = 'https://updates.contoso.example/a'
  const install = installSource('self-hosted', name, { id: ids[name], address })
  const file = installedFiles(companyWith(name, install, {})).find(({ path }) => path.endsWith('.sh'))
  writeFileSync(join(home, 'installed.sh'), String(file?.content))
  const { stdout } = spawnSync('sh', [join(home, 'installed.sh')], {
    encoding: 'utf8',
    env: { ...process.env, HOMES: home },
  })
  const rows: { browser: string; id: string; version: string }[] = JSON.parse(stdout)
  return rows.map(({ browser, id, version }) => [browser, id, version])
}

function companyWith(name: BrowserName, install: Install, policy: JsonObject): Company {
  return {
    browsers: { [name]: install },
    formerIds: [],
    installBy: 'ExtensionSettings',
    pin: true,
    privateWindows: 'leave',
    alertAt: 5,
    policy,
  }
}

/** What `npm run policies` writes for this company, and what a test needs besides. */
function policiesFor(name: BrowserName, server: string, policy: JsonObject): object {
  const file = name === 'firefox' ? 'clara-firefox-self-hosted.xpi' : 'update.xml'
  const place = installSource('self-hosted', name, { id: ids[name], address: server + file })
  const company = companyWith(name, place, policy)
  // Without it nothing that drives a browser may look at what a policy has installed.
  if (name === 'chromium') return { ...chromiumPolicies(name, place, company), DeveloperToolsAvailability: 1 }
  const { policies } = firefoxPolicies(place, company)
  // Nobody at Mozilla has signed.
  const Preferences = { 'xpinstall.signatures.required': { Value: false, Status: 'default' } }
  return { policies: { ...(policies as JsonObject), Preferences } }
}
