import { describe, expect, test } from 'vitest'
import { type Means, provideBrowser } from './install.ts'

describe('a browser for the tests', () => {
  test('takes the one that is there and installs nothing', async () => {
    const means = meansWith({ present: true })
    expect(await provideBrowser('firefox', means)).toEqual({ path: '/there' })
    expect(means.tried).toEqual([])
  })

  test('downloads the one that is missing', async () => {
    const means = meansWith({ download: 'works' })
    expect(await provideBrowser('chromium', means)).toEqual({ path: '/there' })
    expect(means.tried).toEqual(['download'])
  })

  test('installs the package where downloads cannot be reached', async () => {
    const means = meansWith({ download: 'fails', systemPackage: 'works' })
    expect(await provideBrowser('chromium', means)).toEqual({ path: '/there' })
    expect(means.tried).toEqual(['download', 'package'])
  })

  test('installs the package where the download does not start', async () => {
    const means = meansWith({ download: 'is broken', systemPackage: 'works' })
    expect(await provideBrowser('firefox', means)).toEqual({ path: '/there' })
    expect(means.tried).toEqual(['download', 'package'])
  })

  test('names the one command that helps where the person may install nothing', async () => {
    const means = meansWith({ download: 'fails' })
    expect(await provideBrowser('firefox', means)).toEqual({
      help: expect.stringMatching(/^firefox is missing\. Install it with: \S.+$/),
    })
    expect(means.tried).toEqual(['download'])
  })

  test('names it too where the package cannot be had', async () => {
    const means = meansWith({ download: 'fails', systemPackage: 'fails' })
    expect(await provideBrowser('chromium', means)).toEqual({ help: expect.stringContaining('chromium') })
    expect(means.tried).toEqual(['download', 'package'])
  })
})

type Outcome = 'works' | 'fails' | 'is broken'

interface Machine {
  present?: boolean
  download?: Outcome
  /** Absent: the person may not. */
  systemPackage?: Outcome
}

function meansWith(machine: Machine): Means & { tried: string[] } {
  let present = machine.present ?? false
  const tried: string[] = []
  function attempt(what: string, outcome: Outcome): void {
    tried.push(what)
    if (outcome === 'fails') throw new Error('no network')
    present = outcome === 'works'
  }
  const { systemPackage } = machine
  return {
    tried,
    find: () => (present ? '/there' : null),
    download: async () => attempt('download', machine.download ?? 'fails'),
    systemPackage: () => (systemPackage === undefined ? null : () => attempt('package', systemPackage)),
    say: () => undefined,
  }
}
