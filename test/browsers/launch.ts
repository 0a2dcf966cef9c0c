import { launchChromium } from './chromium.ts'
import { findFor } from './find.ts'
import { launchFirefox } from './firefox.ts'
import type { BrowserName, LaunchOptions, TestBrowser } from './types.ts'

/** Starts a browser. Throws if it is missing or refuses the extension. */
export async function launch(name: BrowserName, options: LaunchOptions): Promise<TestBrowser> {
  const executable = options.executable ?? findFor(name)
  if (executable === null) throw new Error(`${name} is missing`)
  const start = name === 'firefox' ? launchFirefox : launchChromium
  return start({ ...options, executable })
}
