import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from '../browsers/launch.ts'
import { extensionMemoryOf, memoryOf } from '../browsers/memory.ts'
import type { BrowserName } from '../browsers/types.ts'
import { startSimulator } from '../simulator/index.ts'
import { isWithinBounds, type Soaked, type Soaking, soak } from './soak.ts'

type Wanted = Omit<Soaking, 'onRound'> & { name: BrowserName }

/** Prints the wrong diagnoses and the use of memory; returns whether all is well. */
export async function soakBrowser({ name, ...soaking }: Wanted): Promise<boolean> {
  const profile = await mkdtemp(join(tmpdir(), 'clara-soak-'))
  const simulator = await startSimulator({ hintSignsIn: true, drawAfter: 0 })
  const extension = name === 'firefox' ? 'dist/firefox' : 'dist/chrome'
  const browser = await launch(name, { extension, simulator, profile })
  const memory: Record<string, number>[] = []
  let soaked: Soaked | null = null
  async function onRound(soFar: Soaked): Promise<void> {
    soaked = soFar
    // Twenty measurements over the whole run.
    if (soFar.done < (memory.length * soaking.signIns) / 20) return
    memory.push({ 'sign-ins': soFar.done, ...(await megabytesOf(name, profile)) })
    simulator.reset()
    console.log(`${soFar.done} sign-ins`)
  }
  try {
    const { wrong, most } = await soak(browser, simulator, { ...soaking, onRound })
    return wrong.length === 0 && (await browser.complaints()).length === 0 && isWithinBounds(most)
  } finally {
    // Printed even if the run breaks off.
    console.table(memory)
    const complaints = await browser.complaints().catch(String)
    console.log({ browser: browser.version, seed: soaking.seed, soaked, complaints })
    await browser.close()
    await simulator.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 10 })
  }
}

async function megabytesOf(name: BrowserName, profile: string): Promise<Record<string, number>> {
  const megabytes = async (bytes: Promise<number>) => Math.round((await bytes) / 1e6)
  return {
    'all processes, MB': await megabytes(memoryOf(profile)),
    ...(name === 'chromium' && { 'extension, MB': await megabytes(extensionMemoryOf(profile)) }),
  }
}
