import { expect, it } from 'vitest'
import { type Language, languages, loadWords } from '../../src/_locales/index.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices } from '../../src/report/choices.ts'
import { reportHtml } from '../../src/report/html.ts'
import { reportJson } from '../../src/report/json.ts'
import { reportMarkdown } from '../../src/report/markdown.ts'
import { reportText } from '../../src/report/text.ts'
import type { Report } from '../../src/report/types.ts'
import { everyFailure } from './every-failure.ts'
import { inputOf } from './input.ts'

/*
 * The whole report of every failure. A change of words or of form shows in the diff of these files.
 * `npx vitest run --project unit test/report -u` writes them again.
 */
const failures = everyFailure()

const jsonLine = (report: Report) => JSON.stringify(JSON.parse(reportJson(report)))
const htmlLines = (report: Report) => reportHtml(report).replace(/(?<=<\/(?:h2|h3|p|li|tr|pre)>)/g, '\n')

// Words differ by language, and text and JSON show them all. HTML and Markdown only add their form.
const files: [name: string, language: Language, write: (report: Report) => string, between: string][] = [
  ...languages.flatMap((language): typeof files => [
    [`${language}.txt`, language, reportText, '\n\n========\n\n'],
    [`${language}.jsonl`, language, jsonLine, '\n'],
  ]),
  ['en.md', 'en', reportMarkdown, '\n\n---\n\n'],
  ['en.html', 'en', htmlLines, '\n<hr>\n'],
]

it('every text for IT about a failure has a golden report', async () => {
  const { scenarios } = (await loadWords('en')).scenarios
  const keys = Object.keys(scenarios).filter((key) => !key.startsWith('signed-in'))
  expect([...failures.keys()].sort()).toEqual(keys.sort())
})

it.each(files)('the reports equal golden/%s', async (name, language, write, between) => {
  const choices = defaultChoices('full')
  const reports = await Promise.all(
    [...failures.values()].map(async (attempt) => buildReport(await inputOf(attempt, { language, choices }))),
  )
  await expect(reports.map(write).join(between)).toMatchFileSnapshot(`golden/${name}`)
})
