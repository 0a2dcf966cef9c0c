import { strFromU8, unzipSync } from 'fflate'
import { Window } from 'happy-dom'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import { loadKitWords } from '../../src/_locales/kit.ts'
import { kitFiles } from '../../src/cli/package/kit.ts'
import { questionsIn } from '../../src/kit/questions.ts'
import { outcomeOf } from '../../src/rollout/summary.ts'
import { kitWords } from '../rollout/builders.ts'

const questions = questionsIn(kitWords)

const html = strFromU8((await kitFiles())['rollout.html'] ?? new Uint8Array())
let window: Window
const blobs = new Map<string, Blob>()

beforeEach(async () => {
  window = new Window({
    settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
  })
  blobs.clear()
  window.URL.createObjectURL = (blob) => {
    const address = `blob:${blobs.size}`
    blobs.set(address, blob as unknown as Blob)
    return address
  }
  window.document.write(html)
  window.document.dispatchEvent(new window.Event('DOMContentLoaded'))
  await vi.waitFor(() => expect(byId('questions').children.length).toBe(questions.length))
})
afterEach(() => window.happyDOM.close())

describe('the page of the kit', () => {
  test('asks every question, and only those that have a meaning', () => {
    expect(questions.map(({ key }) => byId(key).tagName)).toHaveLength(questions.length)
    expect(rowOf('browsers.firefox.address').hidden).toBe(true)
    fill('browsers.firefox.channel', 'self-hosted')
    expect(rowOf('browsers.firefox.address').hidden).toBe(false)
  })

  test('makes the same files as the command, one by one and as a ZIP', async () => {
    fill('settings.companyName', 'Contoso')
    fill('browsers.firefox.channel', 'firefox-add-ons')
    const json = field('json').value
    expect(JSON.parse(json)).toEqual({
      browsers: { firefox: { channel: 'firefox-add-ons' } },
      settings: { companyName: 'Contoso' },
    })
    const links = await make()
    const { files } = await outcomeOf('company', json, kitWords)
    const archive = unzipSync(new Uint8Array(await bytesAt(links[0])))
    const wanted = [['company.json', text(json)], ...files.map(({ path, content }) => [path, text(content)])]
    expect(Object.entries(archive).map(([path, bytes]) => [path, text(bytes)])).toEqual(
      wanted.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    )
    expect(links.slice(1).map(({ textContent }) => textContent)).toEqual(wanted.map(([path]) => path))
  })

  test.each(languages.map((language) => [language]))(
    'speaks %s, and keeps the company’s file',
    async (language) => {
      fill('settings.companyName', 'Contoso')
      const words = await loadKitWords(language)
      field('language').value = language
      byId('language').dispatchEvent(new window.Event('change'))
      await vi.waitFor(() => expect(window.document.title).toBe(words.page.title))
      expect(window.document.documentElement.lang).toBe(language)
      const labels = [...window.document.querySelectorAll('#questions label')].map(
        (label) => label.textContent,
      )
      expect(labels).toEqual(questionsIn(words).map(({ text }) => text))
      expect(window.document.querySelector('main')?.textContent).not.toMatch(/\{\w+\}/)
      expect(field('settings.companyName').value).toBe('Contoso')
      await make()
      expect(byId('outcome').textContent).toBe(words.page.correct)
      expect(byId('complaints').textContent).toBe(
        `browsers: ${words.wrong.noBrowser.replace('{choices}', 'chrome, edge, chromium, firefox')}`,
      )
    },
  )

  test('names what is wrong, and offers no file', async () => {
    fill('browsers.chrome.channel', 'chrome-web-store')
    expect(await make()).toEqual([])
    expect(byId('complaints').textContent).toContain('browsers.chrome.id: give the extension’s ID')
  })

  test('takes a company’s file that was edited by hand', async () => {
    field('json').value = '{"browsers": {"firefox": {"channel": "firefox-add-ons"}}, "pin": false}'
    await make()
    expect(byId('outcome').textContent).toMatch(/^\d+ files are ready\.$/)
    expect(byId('notes').textContent).toContain('settings.clientIds')
  })
})

const byId = (id: string) => {
  const found = window.document.getElementById(id)
  if (found === null) throw new Error(`#${id} is missing`)
  return found
}
const field = (id: string) => byId(id) as unknown as HTMLInputElement
const rowOf = (id: string) => byId(id).parentElement as unknown as HTMLElement

function fill(id: string, value: string): void {
  field(id).value = value
  byId(id).dispatchEvent(new window.Event('input', { bubbles: true }))
}

async function make(): Promise<HTMLAnchorElement[]> {
  byId('make').dispatchEvent(new window.Event('click'))
  await vi.waitFor(() => expect(byId('outcome').textContent).not.toBe(''))
  return [...window.document.querySelectorAll('#downloads a')] as unknown as HTMLAnchorElement[]
}

const bytesAt = async (link: HTMLAnchorElement | undefined) =>
  (await blobs.get(link?.href ?? '')?.arrayBuffer()) ?? new ArrayBuffer(0)
const text = (content: string | Uint8Array) => Buffer.from(content).toString('base64')
