import { describe, expect, it } from 'vitest'
import { loadKitWords } from '../../src/_locales/kit.ts'
import { filesOfRings, leftPaths } from '../../src/rollout/files.ts'
import { readRings } from '../../src/rollout/rings.ts'
import { warningsOf } from '../../src/rollout/warnings.ts'
import { chromeId, edgeId } from './builders.ts'

const words = await loadKitWords('en')
const address = 'https://updates.contoso.example/pilot/update.xml'
const base = {
  browsers: {
    chrome: { channel: 'chrome-web-store', id: chromeId },
    firefox: { channel: 'firefox-add-ons' },
  },
  settings: { companyName: 'Contoso', clientIds: ['d2b8b111-2222-4333-8444-0123456789ab'] },
}
const pilot = {
  browsers: {
    chrome: { channel: 'self-hosted', id: edgeId, address, minimumVersion: '0.2.0' },
    firefox: { updatesDisabled: true },
  },
  settings: { openPopup: false },
}
const read = (file: unknown) => {
  const result = readRings(file, words.wrong)
  if ('complaints' in result) throw new Error(result.complaints.join('\n'))
  return result.rings
}

describe('rings', () => {
  it('take the values of the company, and their own where they have some', () => {
    const rings = read({ ...base, rings: { pilot, broad: {} } })
    expect(rings.map(({ name, company }) => [name, company.browsers.chrome, company.policy])).toEqual([
      [
        'pilot',
        { id: edgeId, address, isSelfHosted: true, minimumVersion: '0.2.0' },
        { ...base.settings, openPopup: false },
      ],
      ['broad', read(base)[0]?.company.browsers.chrome, base.settings],
    ])
  })

  it('remove the ID of the ring in which a computer was before', () => {
    const rings = read({ ...base, rings: { pilot, broad: {} } })
    expect(rings.map(({ company }) => company.formerIds.includes(edgeId))).toEqual([true, true])
    expect(rings.map(({ company }) => company.formerIds.includes(chromeId))).toEqual([true, true])
  })

  it('pin and demand a version in the browsers’ own words', async () => {
    const files = new Map(
      (await filesOfRings(read({ ...base, rings: { pilot } }))).map(({ path, content }) => [path, content]),
    )
    const entry = (browser: string) =>
      Object.values(JSON.parse(String(files.get(`pilot/extension-settings/${browser}.json`))))[0]
    expect(entry('chrome')).toMatchObject({ minimum_version_required: '0.2.0', override_update_url: true })
    expect(entry('firefox')).toMatchObject({ updates_disabled: true })
  })

  it.each([
    [{}, 'rings: give an object with at least one ring, such as pilot and broad.'],
    [{ 'Pilot 1': {} }, 'rings.Pilot 1: name a ring with up to 20 small letters, digits and dashes.'],
    [{ pilot: 1 }, 'rings.pilot: give an object with what differs in this ring.'],
    [{ pilot: { rings: {} } }, 'rings.pilot.rings: a ring has no rings of its own.'],
    [{ pilot: { pin: 1 } }, 'rings.pilot: pin: give true or false.'],
    [
      { pilot: { browsers: { chrome: { address } } } },
      'rings.pilot: browsers.chrome.address: remove this key, it has no meaning here.',
    ],
  ])('that are wrong are named: %j', (rings, complaint) => {
    expect(readRings({ ...base, rings }, words.wrong)).toEqual({ complaints: [complaint] })
  })
})

describe('the list of written files', () => {
  it('names what an earlier run wrote and this one does not', async () => {
    const list = String(
      (await filesOfRings(read(base))).find(({ path }) => path.endsWith('.sha256'))?.content,
    )
    const { firefox: _, ...browsers } = base.browsers
    const later = await filesOfRings(read({ ...base, browsers }))
    expect(leftPaths(list, later)).toEqual(
      expect.arrayContaining(['firefox/policies.json', 'macos/firefox.mobileconfig', 'windows/firefox.reg']),
    )
    expect(leftPaths(list, later)).not.toContain('windows/chrome.reg')
    expect(leftPaths(list, await filesOfRings(read(base)))).toEqual([])
  })

  it.each(['../../etc/passwd', '/etc/passwd', 'a/../../b', 'C:\\Windows\\a', '.git/config', 'a//b'])(
    'deletes nothing outside its folder: %s',
    (path) => {
      expect(leftPaths(`${'0'.repeat(64)}  ${path}\n`, [])).toEqual([])
    },
  )
})

describe('a company is warned', () => {
  const warned = (changes: object) => warningsOf(read({ ...base, ...changes }), words.notes).join('\n')
  const edge = { channel: 'chrome-web-store', id: chromeId }

  it.each([
    [{ browsers: { edge }, privateWindows: 'require' }, 'Edge blocks InPrivate for everybody'],
    [{ browsers: { edge } }, 'only on managed computers'],
    [{ installBy: 'ExtensionInstallForcelist' }, 'cannot pin the icon'],
    [
      {
        installBy: 'ExtensionInstallForcelist',
        browsers: { chrome: { channel: 'self-hosted', id: chromeId, address } },
      },
      'updates come from the update_url in your package',
    ],
    [{ settings: {} }, 'without Clara’s client ID'],
  ])('about %j', (changes, words) => {
    expect(warned(changes)).toContain(words)
  })

  it('about nothing where nothing is to be known', () => {
    expect(warned({})).toBe('')
  })
})
