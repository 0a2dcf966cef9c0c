import { describe, expect, test } from 'vitest'
import { answerTo } from '../../src/kit/answer.ts'
import { answersIn, companyFile } from '../../src/kit/company-file.ts'
import { questionsIn } from '../../src/kit/questions.ts'
import { readRings } from '../../src/rollout/rings.ts'
import { outcomeOf } from '../../src/rollout/summary.ts'
import { chromeId, kitWords } from '../rollout/builders.ts'
import { companies } from './companies.ts'

const questions = questionsIn(kitWords)
const encoded = (text: string) => Buffer.from(text).toString('base64')
const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64')
const decoded = (field: string) => (field === '-' ? '' : Buffer.from(field, 'base64').toString())

describe('the answer of the kit’s page', () => {
  test('holds the files of thirty companies, byte for byte as the command writes them', async () => {
    const request = [...companies].map(([name, text]) => `company ${encoded(name)}\njson ${encoded(text)}\n`)
    const lines = (await answerTo(request.join(''))).split('\n').map((line) => line.split(' ').slice(1))
    for (const [name, text] of companies) {
      const { files, complaints } = await outcomeOf(name, text, kitWords)
      expect(complaints).toEqual([])
      const answered = lines.flatMap(([kind, of, path = '', content = '']) =>
        kind === 'file' && of === encoded(name) ? [`${path} ${content}`] : [],
      )
      expect(answered).toEqual(files.map(({ path, content }) => `${path} ${base64(content)}`))
    }
  })

  test('names what is wrong, and ends with `done`', async () => {
    const request = `company ${encoded('a b')}\njson ${encoded('{')}\ncompany ${encoded('c')}\nset ${encoded('browsers.opera.channel=x')}`
    const lines = (await answerTo(request)).trimEnd().split('\n')
    const wrong = lines.filter((line) => line.startsWith('@ wrong')).map((line) => line.split(' ').slice(2))
    expect(wrong.map((fields) => fields.map((one) => decoded(one)))).toEqual([
      ['a b', expect.stringMatching(/^not JSON: /)],
      ['c', 'browsers.opera: unknown browser. The browsers are chrome, edge, chromium, firefox.'],
    ])
    expect(lines.at(-1)).toBe('@ done')
  })
})

describe('a company’s file from answers', () => {
  test('has lists, flags and texts where the file wants them', () => {
    const file = companyFile([
      ['browsers.chrome.channel', 'chrome-web-store'],
      ['browsers.chrome.id', ` ${chromeId} `],
      ['browsers.firefox.channel', 'firefox-add-ons'],
      ['browsers.firefox.updatesDisabled', 'true'],
      ['browsers.edge.channel', ''],
      ['settings.clientIds', 'd2b8b111-2222-4333-8444-0123456789ab, d2b8b111-2222-4333-8444-0123456789ac'],
      ['settings.openPopup', 'false'],
      ['settings.companyName', 'true'],
      ['rings.pilot.pin', 'false'],
      ['alertAt', '7'],
    ])
    expect(JSON.parse(file)).toEqual({
      browsers: {
        chrome: { channel: 'chrome-web-store', id: chromeId },
        firefox: { channel: 'firefox-add-ons', updatesDisabled: true },
      },
      settings: {
        clientIds: ['d2b8b111-2222-4333-8444-0123456789ab', 'd2b8b111-2222-4333-8444-0123456789ac'],
        openPopup: false,
        companyName: 'true',
      },
      rings: { pilot: { pin: false } },
      alertAt: 7,
    })
    expect(readRings(JSON.parse(file), kitWords.wrong)).toHaveProperty('rings')
  })

  test('cannot change what every object has', () => {
    companyFile([['__proto__.polluted', 'yes']])
    companyFile([['constructor.prototype.polluted', 'yes']])
    expect({}).not.toHaveProperty('polluted')
  })

  test('gives its answers back to a form', () => {
    const answers = questions.map(({ key, choices }): [string, string] => [key, choices?.[0] ?? 'a'])
    const file = JSON.parse(companyFile(answers))
    expect(questions.map(({ key }) => [key, answersIn(file, key)])).toEqual(answers)
    expect(answersIn(null, 'settings.tenant')).toBe('')
  })
})

test('every question is asked of a key that the company’s file knows', () => {
  const known = readRings({ browsers: { firefox: { channel: 'firefox-add-ons' } } }, kitWords.wrong)
  expect(known).toHaveProperty('rings')
  for (const { key, choices } of questions) {
    const read = readRings(JSON.parse(companyFile([[key, choices?.[0] ?? 'x']])), kitWords.wrong)
    const complaints = 'complaints' in read ? read.complaints : []
    expect(complaints.filter((one) => /unknown|no meaning/.test(one) && one.includes(key))).toEqual([])
  }
})
