// @vitest-environment happy-dom
import fc from 'fast-check'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices } from '../../src/report/choices.ts'
import { reportMarkdown } from '../../src/report/markdown.ts'
import { attemptOf, page, request } from '../builders.ts'
import { blockedAt, inputOf } from './input.ts'

/** A busy machine may take longer than a test is usually given. */
const manyRuns = { timeout: 60_000 }

const hostile = fc.oneof(
  fc.constantFrom(
    '[Approve](https://evil.example)',
    '![x](https://evil.example/p.png)',
    '<a href="https://evil.example">x</a>',
    '<https://evil.example>',
    'https://evil.example',
    'www.evil.example',
    'it@evil.example',
    '[x]: https://evil.example',
    '`code` **bold** _em_ ~~no~~',
    '| a | b |\n|---|---|',
    '# heading',
    '- item',
    '1. item',
    '> quote',
    '&lt;script&gt;',
    '\\[x](https://evil.example)',
    '``` \n fence',
    '---',
  ),
  fc.string({ unit: fc.constantFrom(...'[]()<>!`*_~|#-+=.&\\:/ \n\taé1') }),
)

async function rendered(markdown: string): Promise<Document> {
  return new DOMParser().parseFromString(await marked(markdown), 'text/html')
}

describe('whatever a page or an address says, the report in Markdown', async () => {
  const plain = await inputOf(blockedAt({ codes: ['90094'] }), { choices: defaultChoices('full') })

  it('has only the report’s own links, pictures, headings and rows', manyRuns, async () => {
    const shape = async (texts: readonly string[]) => {
      const [a = '', b = '', c = ''] = texts
      const attempt = attemptOf(
        request({ prompt: a, scopes: [b] }),
        page({ codes: ['90094'], appName: a, publisher: b, pageId: c }),
      )
      const document = await rendered(reportMarkdown(buildReport({ ...plain, attempt })))
      return {
        links: Array.from(document.querySelectorAll('a'), (one) => one.getAttribute('href')),
        marks: document.querySelectorAll('img, em, del, blockquote, script, hr, input').length,
        counts: ['h1', 'h2', 'h3', 'table', 'tr', 'td', 'li', 'pre', 'strong'].map(
          (name) => document.querySelectorAll(name).length,
        ),
      }
    }
    const expected = await shape(['consent', 'Mail.Read', 'Page'])
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (a, b, c) => {
        // A value of white space alone is no fact.
        const texts = [a, b, c].map((text) => `x${text}`)
        expect(await shape(texts)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('shows the values unchanged', async () => {
    const attempt = attemptOf(request(), page({ codes: ['90094'], appName: '[*a*](b) | `c` <d> _e_ & \\' }))
    const document = await rendered(reportMarkdown(buildReport({ ...plain, attempt })))
    const facts = Array.from(document.querySelectorAll('li'), (fact) => fact.textContent?.trim())
    expect(facts.find((fact) => fact?.startsWith('App name:'))).toContain('[*a*](b) | `c` <d> _e_ & \\ (')
  })

  it.each([['12. May'], ['1) May'], [' 1. May'], ['- May'], [' + May']])(
    'has no list inside a note that begins like one: %j',
    async (note) => {
      const notes = { id: 'causes' as const, heading: 'Notes', kind: 'notes' as const, items: [note] }
      const document = await rendered(reportMarkdown({ ...buildReport(plain), sections: [notes] }))
      const items = Array.from(document.querySelectorAll('li'), (item) => item.textContent?.trim())
      expect(items).toEqual([note.trim()])
    },
  )
})
