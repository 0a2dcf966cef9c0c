import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launch } from '../browsers/launch.ts'
import { extensionMemoryOf, memoryOf } from '../browsers/memory.ts'
import { startSimulator } from '../simulator/index.ts'
import { isWithinBounds, type Soaked, soak } from './soak.ts'

/*
 * `npm run soak -- [--browser chromium|firefox] [--sign-ins 10000] [--tabs 20] [--seed N]`. Prints what was told
 * wrongly and how memory went; ends with 1 where a sign-in was told wrongly or storage left its bounds.
 */
const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    'sign-ins': { type: 'string', default: '10000' },
    tabs: { type: 'string', default: '20' },
    seed: { type: 'string' },
  },
})
const name = values.browser
const signIns = Number(values['sign-ins'])
const tabs = Number(values.tabs)
const seed = Number(values.seed ?? Date.now() % 0x7fffffff)
if ((name !== 'chromium' && name !== 'firefox') || !(signIns > 0) || !(tabs > 0) || !Number.isInteger(seed)) {
  console.error('Give --browser chromium or firefox, and --sign-ins, --tabs and --seed as numbers.')
  process.exit(2)
}

const profile = await mkdtemp(join(tmpdir(), 'clara-soak-'))
const simulator = await startSimulator({ hintSignsIn: true, drawAfter: 0 })
const browser = await launch(name, {
  extension: name === 'firefox' ? 'dist/firefox' : 'dist/chrome',
  simulator,
  profile,
})
const memory: Record<string, number>[] = []
let next = 0
let soaked: Soaked | null = null
async function onRound(soFar: Soaked): Promise<void> {
  soaked = soFar
  const { done } = soFar
  if (done < next) return
  next += signIns / 20
  const megabytes = async (bytes: Promise<number>) => Math.round((await bytes) / 1e6)
  memory.push({
    'sign-ins': done,
    'all processes, MB': await megabytes(memoryOf(profile)),
    ...(name === 'chromium' && { 'extension, MB': await megabytes(extensionMemoryOf(profile)) }),
  })
  simulator.reset()
  console.log(`${done} sign-ins`)
}
try {
  const { wrong, most } = await soak(browser, simulator, { signIns, tabs, seed, onRound })
  const isClean = wrong.length === 0 && (await browser.complaints()).length === 0
  if (!isClean || !isWithinBounds(most)) process.exitCode = 1
} finally {
  // Told even where it broke off.
  console.table(memory)
  console.log({
    browser: browser.version,
    seed,
    soaked,
    complaints: await browser.complaints().catch(String),
  })
  await browser.close()
  await simulator.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 10 })
}
