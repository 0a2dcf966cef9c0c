import { readdir, readFile } from 'node:fs/promises'

/** One process of a browser's. */
interface Process {
  id: string
  parent: string | undefined
  command: string
  /** In memory, what it shares with others counted in parts (Linux: Pss). */
  bytes: number
}

/** Bytes in memory of all processes of the browser with this profile; Linux alone tells. */
export async function memoryOf(profile: string): Promise<number> {
  return (await processesOf(profile)).reduce((sum, { bytes }) => sum + bytes, 0)
}

/** Bytes of the process in which Chromium runs the extension: its worker and its pages. */
export async function extensionMemoryOf(profile: string): Promise<number> {
  const own = (await processesOf(profile)).filter(({ command }) => command.includes('--extension-process'))
  return own.reduce((sum, { bytes }) => sum + bytes, 0)
}

export async function largestOf(profile: string): Promise<number> {
  return Math.max(0, ...(await processesOf(profile)).map(({ bytes }) => bytes))
}

/** The process that names the profile, and its family. */
async function processesOf(profile: string): Promise<Process[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const all = (await Promise.all(ids.map(readProcess))).filter((one) => one !== null)
  const root = all.find(({ command }) => command.includes(profile) && !command.includes('--type='))
  const family = new Set([root?.id])
  // Children come after their parents.
  for (const one of all.toSorted((a, b) => Number(a.id) - Number(b.id)))
    if (family.has(one.parent)) family.add(one.id)
  return all.filter(({ id }) => family.has(id))
}

async function readProcess(id: string): Promise<Process | null> {
  try {
    const [command = '', status = '', rollup = ''] = await Promise.all(
      ['cmdline', 'status', 'smaps_rollup'].map((name) => readFile(`/proc/${id}/${name}`, 'utf8')),
    )
    const bytes = Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024
    return { id, parent: /^PPid:\s+(\d+)/m.exec(status)?.[1], command, bytes }
  } catch {
    // Gone meanwhile, or not ours.
    return null
  }
}
