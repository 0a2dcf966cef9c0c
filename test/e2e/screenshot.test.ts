import { expect, test } from 'vitest'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { fill, loadPictureWords, loadWords } from '../../src/_locales/index.ts'
import type { Key, Tab } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { signInAtOnce } from '../simulator/drive.ts'
import { expectBadge, inBothBrowsers, type Stage } from './stage.ts'

/** In functions that run in the extension's own document; Firefox knows it by this name, too. */
declare const chrome: ExtensionApi

const { pages } = await loadWords('en')
const words = await loadPictureWords('en')

inBothBrowsers((stage) => {
  // It comes first: a browser's panel of downloads would keep the popups of the next tests closed.
  test('one click saves it, alone or in the report', async () => {
    const tab = await stopped(stage)
    const editor = await takePicture(stage, tab)
    await editor.waitFor('canvas')
    expect(new Set(await topsOfTargets(editor)).size).toBe(1)
    const day = new Date().toISOString().slice(0, 10)
    const name = `clara-sign-in-AADSTS90094-${day}`
    await editor.click('[data-action="save-picture"]')
    const png = await stage.saved(`${name}.png`)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(await editor.text('[data-part="outcome"]')).toBe(fill(words.saved, { file: `${name}.png` }))
    await editor.click('[data-action="save-report"]')
    const report = (await stage.saved(`${name}.html`)).toString()
    expect(report).toContain('AADSTS90094')
    expect(report).toContain(`<img src="data:image/png;base64,${png.toString('base64').slice(0, 100)}`)
    for (const each of [editor, tab]) await each.close()
  })

  test('a popup that opened by itself cannot take a picture, and says what to do', async () => {
    const tab = await stopped(stage)
    await letItOpen(stage, tab)
    const popup = await stage.browser.openPopup(tab)
    await popup.click('[data-action="take-picture"]')
    await popup.waitFor('[data-action="take-picture"] + [role="status"]:not(:empty)')
    expect(await popup.text('[data-action="take-picture"] + [role="status"]')).toBe(pages.pictureRefused)
    expect(await stage.browser.storage('session')).not.toHaveProperty('screenshot')
    await popup.close()
    await tab.close()
  })

  test('after a click on the icon the popup takes it, covers names, and gives it to the editor once', async () => {
    const { browser } = stage
    const tab = await stopped(stage)
    const editor = await takePicture(stage, tab)
    await editor.waitFor('canvas')
    expect(await editor.text('.lead')).toBe(words.lead)
    expect(await browser.storage('session')).not.toHaveProperty('screenshot')
    expect(await editor.attribute('html', 'data-scenario')).toBe('admin-approval')
    // Microsoft's page shows the account's name, black on white: only black may be left there.
    const covers = await coversOf(editor)
    expect(covers).toBeGreaterThan(0)
    expect(await darkAreas(editor)).toBeGreaterThan(1000)

    await editor.evaluate(() => void setTimeout(() => location.reload()))
    await editor.waitFor('main:not(:has(canvas)) .lead')
    expect(await editor.text('.lead')).toBe(words.none)
    expect(await editor.text('h1')).toBe(words.goneTitle)
    expect(await editor.text('[data-action="close"]')).toBe(words.close)
    for (const each of [editor, tab]) await each.close()
  })

  test('the popup covers accounts in every element of the page', async () => {
    const tab = await stopped(stage)
    const plain = await takePicture(stage, tab)
    await plain.waitFor('canvas')
    const before = await coversOf(plain)
    await plain.close()
    await tab.evaluate(() => {
      const box = document.createElement('div')
      box.style.cssText = 'position:fixed;inset:0 auto auto 0;background:#fff;width:300px'
      box.innerHTML =
        '<p>ana@<wbr>contoso.example</p><p>CONTOSO\\ana</p><input placeholder="ana@contoso.example"><p id="host"></p><iframe height="60"></iframe>'
      document.body.append(box)
      const account = '<p>ana@contoso.example</p>'
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' })
      if (root) root.innerHTML = account
      const frame = box.querySelector('iframe')?.contentDocument
      if (frame) frame.body.innerHTML = account
    })
    const editor = await takePicture(stage, tab)
    await editor.waitFor('canvas')
    expect(await coversOf(editor)).toBeGreaterThanOrEqual(before + 5)
    for (const each of [editor, tab]) await each.close()
  })

  test('keys add, move, remove and restore covers', async () => {
    const tab = await stopped(stage)
    const editor = await takePicture(stage, tab)
    await editor.waitFor('canvas')
    const before = await coversOf(editor)
    const dark = await darkAreas(editor)
    await editor.click('[data-action="add-area"]')
    expect(await coversOf(editor)).toBe(before + 1)
    await expect.poll(() => darkAreas(editor)).toBeGreaterThan(dark)
    expect(await editor.text('[data-part="outcome"]')).toBe(words.covered)
    await press(editor, `area-${before + 1}`, 'ArrowDown')
    expect(await editor.text('[data-part="outcome"]')).toBe(words.changed)
    await press(editor, `area-${before + 1}`, 'Delete')
    expect(await coversOf(editor)).toBe(before)
    await editor.click('[data-action="undo"]')
    expect(await coversOf(editor)).toBe(before + 1)
    expect(await editor.text('[data-part="outcome"]')).toBe(words.undone)
    for (const each of [editor, tab]) await each.close()
  })

  test('one click copies it as a picture', async () => {
    const tab = await stopped(stage)
    const editor = await takePicture(stage, tab)
    await editor.waitFor('canvas')
    await editor.click('[data-action="copy-picture"]')
    await editor.waitFor('[data-part="outcome"].done')
    expect(await editor.text('[data-part="outcome"]')).toBe(words.copied)
    for (const each of [editor, tab]) await each.close()
  })
})

async function topsOfTargets(editor: Tab): Promise<number[]> {
  return editor.evaluate(() =>
    [...document.querySelectorAll('.targets > button')].map((button) => button.getBoundingClientRect().top),
  )
}

async function stopped(stage: Stage): Promise<Tab> {
  await stage.browser.clearCookies()
  const tab = await stage.browser.newTab()
  await signInAtOnce(tab, 'workflow-off@contoso.example')
  await expectBadge(stage, tab, '!')
  return tab
}

/** As the extension does it; it may have done so already. */
async function letItOpen({ browser }: Stage, tab: Tab): Promise<void> {
  await browser.badge(tab)
  await until('a popup that nobody pressed for', () =>
    browser.inExtension(async (tabId) => {
      const isOpen = () => chrome.extension.getViews({ type: 'popup' }).length > 0
      if (isOpen()) return true
      const { windowId } = await chrome.tabs.get(tabId)
      await chrome.action.openPopup(windowId === undefined ? {} : { windowId }).catch(() => undefined)
      return isOpen()
    }, tab.tabId()),
  )
}

/** By a press of the icon, whatever had opened before. */
async function takePicture(stage: Stage, tab: Tab): Promise<Tab> {
  const { browser } = stage
  await letItOpen(stage, tab)
  const before = await browser.openPopup(tab)
  await before.waitFor('[data-action="take-picture"]')
  await before.close()
  return browser.tabOpenedBy(async () => {
    const popup = await browser.openPopup(tab)
    await popup.click('[data-action="take-picture"]')
  })
}

async function coversOf(editor: Tab): Promise<number> {
  return editor.evaluate(() => document.querySelectorAll('[data-action^="area-"]').length)
}

/** How many pixels of the picture are quite black. */
async function darkAreas(editor: Tab): Promise<number> {
  return editor.evaluate(() => {
    const canvas = document.querySelector('canvas')
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let dark = 0
    for (let at = 0; at < pixels.length; at += 4)
      if (pixels[at] === 0 && pixels[at + 1] === 0 && pixels[at + 2] === 0) dark += 1
    return dark
  })
}

/** With the focus on an area, which the page keeps there. */
async function press(editor: Tab, action: string, key: Key): Promise<void> {
  await editor.evaluate((name) => {
    const item = document.querySelector<HTMLElement>(`[data-action="${name}"]`)
    item?.focus()
  }, action)
  await editor.press(key)
}
