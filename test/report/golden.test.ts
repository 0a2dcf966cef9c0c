import { describe, expect, it } from 'vitest'
import { languages, loadWords } from '../../src/_locales/index.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices } from '../../src/report/choices.ts'
import { reportHtml } from '../../src/report/html.ts'
import { reportJson } from '../../src/report/json.ts'
import { reportMarkdown } from '../../src/report/markdown.ts'
import { reportText } from '../../src/report/text.ts'
import type { Report } from '../../src/report/types.ts'
import { everyStop } from './every-stop.ts'
import { inputOf } from './input.ts'

/*
 * Every stop's report, whole, in each form and language: a change of words or form shows in the diff of these files.
 * `npx vitest run --project unit test/report -u` writes them anew.
 */
const stops = everyStop()
const forms = [
  ['txt', reportText, '\n\n========\n\n'],
  ['md', reportMarkdown, '\n\n---\n\n'],
  [
    'html',
    (report: Report) => reportHtml(report).replace(/(?<=<\/(?:h2|h3|p|li|tr|pre)>)/g, '\n'),
    '\n<hr>\n',
  ],
  ['jsonl', (report: Report) => JSON.stringify(JSON.parse(reportJson(report))), '\n'],
] as const

it('there is one for every text that IT can be told', async () => {
  const { scenarios } = (await loadWords('en')).scenarios
  const told = Object.keys(scenarios).filter((key) => !key.startsWith('signed-in'))
  expect([...stops.keys()].sort()).toEqual(told.sort())
})

describe.each(languages)('in %s', (language) => {
  it.each(forms)('as %s', async (form, write, between) => {
    const choices = defaultChoices('full')
    const reports = await Promise.all(
      [...stops].map(async ([, attempt]) => buildReport(await inputOf(attempt, { language, choices }))),
    )
    await expect(reports.map(write).join(between)).toMatchFileSnapshot(`golden/${language}.${form}`)
  })
})
