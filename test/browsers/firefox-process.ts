import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectMarionette, type Marionette } from './marionette.ts'
import { until } from './until.ts'

export interface FirefoxProcess {
  marionette: Marionette
  end(): Promise<void>
  /** Resolves when Firefox has ended, whoever ended it. */
  ended: Promise<void>
}

/** Starts Firefox in a temporary or a lasting profile. Throws if it does not start. */
export async function startFirefox(
  executable: string,
  headless: boolean,
  prefs: Record<string, string | number | boolean>,
  lasting?: string,
): Promise<FirefoxProcess> {
  const profile = lasting ?? (await mkdtemp(join(tmpdir(), 'clara-firefox-')))
  // Of an earlier start in this profile.
  await rm(join(profile, 'MarionetteActivePort'), { force: true })
  await writeFile(join(profile, 'user.js'), userJs({ ...quiet, ...prefs }))
  const firefox = spawn(
    executable,
    [
      ...(headless ? ['--headless', '--width=1100', '--height=800'] : []),
      '--marionette',
      // Lets the tests look at the toolbar and open the extension's own pages.
      '--remote-allow-system-access',
      '--no-remote',
      '--profile',
      profile,
      'about:blank',
    ],
    { stdio: 'ignore', env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' } },
  )
  const kill = () => firefox.kill('SIGKILL')
  process.once('exit', kill)
  async function end(): Promise<void> {
    kill()
    await ended(firefox)
    process.off('exit', kill)
    if (lasting === undefined)
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  try {
    const marionette = await connectMarionette(await portOf(profile, firefox))
    return {
      marionette,
      async end() {
        // Killed, it would not have written down what has to last.
        if (lasting !== undefined) {
          await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] })
          await ended(firefox)
        }
        marionette.close()
        await end()
      },
      ended: ended(firefox),
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** No page of Firefox's own at the start, and as few requests of its own as can be. */
const quiet = {
  'marionette.port': 0,
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  // Offline is offline, loopback included.
  'network.dns.offline-localhost': false,
  'services.settings.server': 'http://127.0.0.1:1/none',
  'termsofuse.acceptedVersion': 999,
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.server': '',
}

function userJs(prefs: Record<string, string | number | boolean>): string {
  return Object.entries(prefs)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n')
}

/** With port 0 Firefox takes a free one and writes it into its profile. */
async function portOf(profile: string, firefox: ChildProcess): Promise<number> {
  const failed = once(firefox, 'error').then(([error]) => Promise.reject(error))
  const port = until(
    'Firefox to start',
    async () => {
      if (firefox.exitCode !== null) return 'ended' as const
      return Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8')) || null
    },
    60_000,
  )
  const result = await Promise.race([port, failed])
  if (result === 'ended') throw new Error(`Firefox ended at once, exit code ${firefox.exitCode}`)
  return result
}

async function ended(firefox: ChildProcess): Promise<void> {
  if (firefox.pid === undefined || firefox.exitCode !== null || firefox.signalCode !== null) return
  await once(firefox, 'exit')
}
