import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import { describe, expect, test } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import { emptyTab } from '../../src/attempt/fold.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { type StoredTab, tabKey } from '../../src/diagnosis/stored.ts'
import type { Tab } from '../browsers/types.ts'
import { attemptOf, bareCancel, failure, page, request, served, success } from '../builders.ts'
import { accounts } from '../simulator/accounts.ts'
import { inBrowser } from './stage.ts'

const states = allStates()

describe.each(languages)('the popup in %s', (language) => {
  inBrowser(
    'chromium',
    (stage) => {
      test.each(['light', 'dark'] as const)(
        'has nothing that axe objects to, in any state, %s',
        async (scheme) => {
          const card = await stage.browser.extensionPage('popup.html?tabId=0')
          await card.colours(scheme)
          await put(card, states)
          for (const [tabId, { scenario }] of states.entries()) {
            await card.goto((await card.url()).replace(/tabId=\d+/, `tabId=${tabId + firstTab}`))
            await card.waitFor(`[data-scenario="${scenario}"]`)
            expect({ scenario, objections: await objectionsOf(card) }).toEqual({ scenario, objections: [] })
          }
          await card.close()
        },
      )
    },
    { language },
  )
})

interface State {
  scenario: string
  stored: StoredTab | null
}

/** Chromium's own tab numbers are far higher. */
const firstTab = 1

/** Nothing seen, under way, and everything that can be diagnosed, each once. */
function allStates(): State[] {
  const coded = accounts.flatMap(({ code }) => (code === undefined ? [] : [page({ codes: [code] })]))
  const endings = [...coded, bareCancel(), failure('net::ERR_NAME_NOT_RESOLVED'), served(503), success()]
  const diagnosed = endings.map((ending): [string, State] => {
    const stored = storedTab(attemptOf(request(), ending))
    const scenario = stored.diagnosis?.scenario ?? 'in-progress'
    return [scenario, { scenario, stored }]
  })
  return [
    { scenario: 'none', stored: null },
    { scenario: 'in-progress', stored: storedTab(attemptOf(request({}, { at: Date.now() }))) },
    ...new Map(diagnosed).values(),
  ]
}

function storedTab(attempt: ReturnType<typeof attemptOf>): StoredTab {
  return { ...emptyTab, attempt, diagnosis: diagnose(attempt) }
}

/** Writes the states where the worker would. */
async function put(card: Tab, all: readonly State[]): Promise<void> {
  const records = Object.fromEntries(
    all.flatMap(({ stored }, index) => (stored === null ? [] : [[tabKey(index + firstTab), stored]])),
  )
  await card.evaluate(
    (items) => (globalThis as unknown as Extension).chrome.storage.session.set(items),
    records,
  )
}

interface Extension {
  chrome: { storage: { session: { set(items: Record<string, StoredTab>): Promise<void> } } }
}

const axe = new Function(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))

/** What axe objects to on the page as it stands, with the elements it names. */
async function objectionsOf(card: Tab): Promise<string[]> {
  await card.evaluate(axe as () => void)
  return card.evaluate(async () => {
    const { violations } = await (globalThis as unknown as WithAxe).axe.run(document, {
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))
  })
}

interface WithAxe {
  axe: { run(context: Document, options: RunOptions): Promise<AxeResults> }
}
