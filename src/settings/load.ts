import browser from 'webextension-polyfill'
import { effectiveSettings } from './effective.ts'
import type { Settings } from './types.ts'

const choicesKey = 'choices'
const policyKey = 'policy'

/** A policy that takes longer is late; what it said last is used meanwhile. Milliseconds. */
const patience = 250

/** The settings in force now. Never rejects, and never waits long for a policy. */
export async function loadSettings(): Promise<Settings> {
  return effectiveSettings(await readSources()).settings
}

export interface Sources {
  policy: unknown
  /** Whether the browser has just told the policy, it is what it told last, or there is none. */
  age: 'none' | 'now' | 'before'
  person: unknown
}

/** What settings come from, as it stands there: unchecked. Never rejects. */
export async function readSources(): Promise<Sources> {
  const [policy, person] = await Promise.all([readPolicy(), readLocal(choicesKey)])
  return { ...policy, person }
}

/** Keeps what the person has chosen, in the form of a policy. Rejects where the browser cannot keep it. */
export async function saveChoices(choices: object): Promise<void> {
  await browser.storage.local.set({ [choicesKey]: choices })
}

/** Keeps a policy for a time when the browser is late with it, or fails to tell it; forgets one that is there no more. */
export async function keepPolicy(): Promise<void> {
  const policy = await askBrowser().catch(() => undefined)
  if (policy === undefined) return
  if (isEmpty(policy)) await browser.storage.local.remove(policyKey)
  else if (JSON.stringify(await readLocal(policyKey)) !== JSON.stringify(policy))
    await browser.storage.local.set({ [policyKey]: policy })
}

async function readPolicy(): Promise<Pick<Sources, 'policy' | 'age'>> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience))
  const policy = await Promise.race([askBrowser().catch(() => undefined), late])
  if (policy !== undefined) return { policy, age: isEmpty(policy) ? 'none' : 'now' }
  const before = await readLocal(policyKey)
  return { policy: before ?? {}, age: before === undefined ? 'none' : 'before' }
}

/** Chromium delivers an empty policy where there is none; Firefox rejects, and says that it has no manifest of it. */
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
