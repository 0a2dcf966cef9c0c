import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import {
  type Language,
  languages,
  loadOptionsWords,
  loadPictureWords,
  loadReportEditorWords,
  loadSettingWords,
  loadTenantWords,
  loadTriageWords,
  loadWords,
} from '../../src/_locales/index.ts'
import type { Tab } from '../browsers/types.ts'

const axe = new Function(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))

/** What axe objects to on the page as it stands, with the elements it names. */
export async function axeObjections(tab: Tab): Promise<string[]> {
  await tab.evaluate(axe as () => void)
  return tab.evaluate(async () => {
    const { violations } = await (globalThis as unknown as WithAxe).axe.run(document, {
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))
  })
}

interface WithAxe {
  axe: { run(context: Document, options: RunOptions): Promise<AxeResults> }
}

/** What does not fit: a page wider than its window, and words that are cut off or run out of their box. */
export async function fitObjections(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => {
    const found: string[] = []
    const page = document.documentElement
    if (page.scrollWidth > page.clientWidth) found.push(`the page: ${page.scrollWidth} > ${page.clientWidth}`)
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const hasText = Array.from(element.childNodes).some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      )
      if (!hasText || !element.checkVisibility()) continue
      const { overflowX, position } = getComputedStyle(element)
      // What only a screen reader is told takes a pixel and shows nothing.
      if (position === 'absolute' && element.clientWidth <= 1) continue
      const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
      const { left, right } = element.getBoundingClientRect()
      if (
        (isCut && overflowX !== 'auto' && overflowX !== 'scroll') ||
        left < 0 ||
        right > page.clientWidth + 1
      )
        found.push(`${element.tagName} ${element.textContent?.slice(0, 60)}`)
    }
    return found
  })
}

/** Sentences on the page that are another language's. What is the same in both, or written inside the facts, is none. */
export async function languageObjections(tab: Tab, language: Language): Promise<string[]> {
  // The portal's own names stand in every language, with what they mean beside them.
  const own = (await sentences(language)).join('\n')
  const others = await Promise.all(languages.filter((one) => one !== language).map(sentences))
  const text = (await tab.text()).replaceAll(/\s+/g, ' ')
  return others.flat().filter((sentence) => !own.includes(sentence) && text.includes(sentence))
}

/** Every piece of prose that a language has, without the places for values; words too short to tell languages apart are left out. */
async function sentences(language: Language): Promise<string[]> {
  const prose = await Promise.all(
    [loadWords, loadReportEditorWords, loadPictureWords].map((load) => load(language)),
  )
  // IT's words have Entra's own labels among them, which stand in every language.
  const forIt = await Promise.all(
    [loadOptionsWords, loadSettingWords, loadTriageWords, loadTenantWords].map((load) => load(language)),
  )
  return [...piecesOf(prose, 12), ...piecesOf(forIt, 40)]
}

function piecesOf(words: unknown[], shortest: number): string[] {
  return words
    .flatMap(leaves)
    .flatMap((text) => text.split(/\{\w+\}/))
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text.length >= shortest && text.includes(' '))
}

function leaves(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(leaves) : []
}
