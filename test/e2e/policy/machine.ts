import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BrowserName } from '../../browsers/types.ts'

/** Where the browsers look for policies; only an administrator may write there. */
const places = {
  chromium: '/etc/chromium/policies/managed/clara-test.json',
  firefox: '/etc/firefox/policies/policies.json',
} as const

/** Stands in every file of these tests: one that was left behind is known again. */
const mark = 'put here by a test of Clara Sign-in Helper'

/**
 * Why no policy can be installed here; null if one can. Firefox has one file for all policies:
 * we do not touch a file of somebody else.
 */
export function hindrance(browser: BrowserName): string | null {
  if (process.getuid?.() !== 0) return 'Tests of policies are skipped: they need an administrator (root).'
  const place = places[browser]
  const isTaken = existsSync(place) && !readFileSync(place, 'utf8').includes(mark)
  return isTaken ? `Tests of policies are skipped: ${place} is somebody’s own.` : null
}

/** Installs these policies instead of the last ones. Chromium loads them while it runs. */
export async function setPolicies(browser: BrowserName, policies: object): Promise<void> {
  const place = places[browser]
  await mkdir(dirname(place), { recursive: true })
  // In one step: the browser may be reading.
  await writeFile(join(dirname(place), '.clara-test'), JSON.stringify({ ...policies, '//': mark }))
  await rename(join(dirname(place), '.clara-test'), place)
}

/** Takes them away again. */
export async function clearPolicies(browser: BrowserName): Promise<void> {
  await rm(places[browser], { force: true })
}
