// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, it, vi } from 'vitest'
import { loadReportEditorWords } from '../../../src/_locales/index.ts'
import { buildReport } from '../../../src/report/build.ts'
import { defaultChoices } from '../../../src/report/choices.ts'
import { reportHtml } from '../../../src/report/html.ts'
import { effectiveSettings } from '../../../src/settings/effective.ts'
import { Preview } from '../../../src/ui/report/preview.tsx'
import { everyFailure } from '../../report/every-failure.ts'
import { inputOf } from '../../report/input.ts'
import { press } from '../screen.ts'
import { previewed, textOfHtml } from './editor.ts'

it.each([...everyFailure()])('the preview of %s has the words of its HTML', async (_, attempt) => {
  const input = await inputOf(attempt, { choices: defaultChoices('full') })
  const report = buildReport(input)
  const context = {
    ...input,
    settings: effectiveSettings({ policy: {}, person: {} }).settings,
    editor: await loadReportEditorWords('en'),
  }
  const copy = vi.fn()
  render(<Preview report={report} context={context} copy={copy} />, document.body)
  expect(previewed()).toBe(textOfHtml(reportHtml(report)))

  press('[data-value="Timestamp (UTC)"]')
  const [[label, value, shown] = []] = copy.mock.calls
  expect([label, value]).toEqual(['Timestamp (UTC)', shown.textContent])
  expect(report.sections.find(({ id }) => id === 'facts')?.items).toContainEqual(
    expect.objectContaining({ label, value }),
  )
})
