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

/** The violations that axe finds, with their elements. Without `rules` all rules apply. */
export async function axeObjections(tab: Tab, rules?: readonly string[]): Promise<string[]> {
  const isThere = await tab.evaluate(() => 'axe' in globalThis)
  if (!isThere) await tab.evaluate(axe as () => void)
  return tab.evaluate(async (only) => {
    const { violations } = await (globalThis as unknown as WithAxe).axe.run(document, {
      resultTypes: ['violations'],
      ...(only !== null && { runOnly: { type: 'rule', values: only } }),
    })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))
  }, rules?.slice() ?? null)
}

interface WithAxe {
  axe: { run(context: Document, options: RunOptions): Promise<AxeResults> }
}

/** The kinds of elements on the page: all that axe judges but the texts. */
export async function kindsOf(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => {
    const looks = /^(class|role|type|data-part|data-status|aria-(?!label|describedby).*)$/
    const kindOf = (element: Element): string => {
      const attributes = [...element.attributes].map(({ name, value }) =>
        looks.test(name) ? `${name}=${value}` : name,
      )
      const own = [element.localName, ...attributes.sort()].join(' ')
      return element.parentElement === null ? own : `${kindOf(element.parentElement)} > ${own}`
    }
    return [...new Set([...document.querySelectorAll('*')].map(kindOf))]
  })
}

/** Elements whose text is cut off or outside the page, and a page that is wider than its window. */
export async function fitObjections(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => {
    const page = document.documentElement
    const hasText = (element: Element) =>
      Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.nodeValue?.trim())
    // Text for screen readers alone has the size of one pixel.
    const isForScreenReaders = (element: Element) =>
      getComputedStyle(element).position === 'absolute' && element.clientWidth <= 1
    const isCutOff = (element: Element) =>
      element.clientWidth > 0 &&
      element.scrollWidth > element.clientWidth + 1 &&
      !['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
    const isOutside = (element: Element) => {
      const { left, right } = element.getBoundingClientRect()
      return left < 0 || right > page.clientWidth + 1
    }
    const wrong = [...document.querySelectorAll('body *')]
      .filter((element) => hasText(element) && element.checkVisibility() && !isForScreenReaders(element))
      .filter((element) => isCutOff(element) || isOutside(element))
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 60)}`)
    const isTooWide = page.scrollWidth > page.clientWidth
    return isTooWide ? [`the page: ${page.scrollWidth} > ${page.clientWidth}`, ...wrong] : wrong
  })
}

/** Filled buttons, if there are several: nobody would know which step is the next one. */
export async function filledObjections(tab: Tab): Promise<string[]> {
  const filled = await tab.evaluate(() =>
    [...document.querySelectorAll('.primary')]
      .filter((button) => button.checkVisibility())
      .map((button) => `filled: ${button.textContent}`),
  )
  return filled.length > 1 ? filled : []
}

/** Sentences of another language on the page. A sentence that both languages share is correct. */
export async function languageObjections(tab: Tab, language: Language): Promise<string[]> {
  const text = (await tab.text()).replaceAll(/\s+/g, ' ')
  return (await foreignSentences(language)).filter((sentence) => text.includes(sentence))
}

/** What only the other languages say. Every page of a language is compared with the same list. */
function foreignSentences(language: Language): Promise<string[]> {
  const made = foreign.get(language) ?? makeForeignSentences(language)
  foreign.set(language, made)
  return made
}
const foreign = new Map<Language, Promise<string[]>>()

async function makeForeignSentences(language: Language): Promise<string[]> {
  const own = (await sentences(language)).join('\n')
  const others = await Promise.all(languages.filter((one) => one !== language).map(sentences))
  return others.flat().filter((sentence) => !own.includes(sentence))
}

/** The long texts of a language, split at values. Several languages share short texts. */
async function sentences(language: Language): Promise<string[]> {
  const prose = await Promise.all(
    [loadWords, loadReportEditorWords, loadPictureWords].map((load) => load(language)),
  )
  // These texts contain labels of Entra's portal, which are English in every language.
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
