import browser from 'webextension-polyfill'
import { effectiveSettings } from './effective.ts'
import type { Settings } from './types.ts'

/** The effective settings. Never rejects, and waits only briefly for a policy. */
export async function loadSettings(): Promise<Settings> {
  return effectiveSettings(await readSources()).settings
}

export interface Sources {
  policy: unknown
  /** `now`: just delivered by the browser. `before`: the last one that it delivered. */
  age: 'none' | 'now' | 'before'
  person: unknown
}

/** The unchecked sources of the settings. Never rejects. */
export async function readSources(): Promise<Sources> {
  const [policy, person] = await Promise.all([readPolicy(), readLocal(choicesKey)])
  return { ...policy, person }
}

/** Saves the person's choices in the form of a policy. Rejects if the browser cannot store them. */
export async function saveChoices(choices: object): Promise<void> {
  await browser.storage.local.set({ [choicesKey]: choices })
}

/** Keeps a copy of the policy for the times when the browser is late or fails. */
export async function keepPolicy(): Promise<void> {
  const policy = await askBrowser().catch(() => undefined)
  if (policy === undefined) return
  if (isEmpty(policy)) await browser.storage.local.remove(policyKey)
  else if (JSON.stringify(await readLocal(policyKey)) !== JSON.stringify(policy))
    await browser.storage.local.set({ [policyKey]: policy })
}

const choicesKey = 'choices'
const policyKey = 'policy'

/** A later policy counts as late. Milliseconds. */
const patience = 250

async function readPolicy(): Promise<Pick<Sources, 'policy' | 'age'>> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience))
  const policy = await Promise.race([askBrowser().catch(() => undefined), late])
  if (policy !== undefined) return { policy, age: isEmpty(policy) ? 'none' : 'now' }
  const before = await readLocal(policyKey)
  return { policy: before ?? {}, age: before === undefined ? 'none' : 'before' }
}

/** Without a policy, Chromium returns an empty object and Firefox rejects. */
async function askBrowser(): Promise<object> {
  try {
    return await browser.storage.managed.get()
  } catch (error) {
    if (/manifest not found/i.test(String(error))) return {}
    throw error
  }
}

async function readLocal(key: string): Promise<unknown> {
  const stored: Record<string, unknown> = await browser.storage.local.get(key).catch(() => ({}))
  return stored[key]
}

function isEmpty(policy: object): boolean {
  return Object.keys(policy).length === 0
}
