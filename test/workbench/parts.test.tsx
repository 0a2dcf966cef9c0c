// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadTriageWords, loadWords } from '../../src/_locales/index.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { summarize } from '../../src/triage/count.ts'
import { managerText } from '../../src/triage/figures.ts'
import type { Summary } from '../../src/triage/summary.ts'
import type { WorkbenchContext } from '../../src/workbench/context.ts'
import { Counts } from '../../src/workbench/triage/counts.tsx'
import { Figures } from '../../src/workbench/triage/figures.tsx'
import { ReadAs } from '../../src/workbench/triage/read-as.tsx'
import type { SourceRead } from '../../src/workbench/triage/reader-messages.ts'
import { Reply } from '../../src/workbench/triage/reply.tsx'
import { ShortId } from '../../src/workbench/triage/short-id.tsx'
import { blockedAt } from '../report/input.ts'
import { press, textOf, textsOf } from '../ui/screen.ts'

vi.mock('webextension-polyfill', () => ({ default: {} }))

const words = await loadWords('en')
const triage = await loadTriageWords('en')
const context = { words, triage, language: 'en' } as WorkbenchContext
const id = '0c0c0000-0000-4000-8000-00000000cafe'

afterEach(() => {
  render(null, document.body)
  vi.unstubAllGlobals()
})

describe('the reply to the employee', () => {
  it('has the employee’s steps, without the one that sends the message to IT', async () => {
    const written = clipboard()
    const diagnosis = diagnose(blockedAt({ codes: ['90094'] }))
    if (diagnosis === null) throw new Error('Nothing has blocked this attempt.')
    render(<Reply diagnosis={diagnosis} context={context} className="secondary" />, document.body)
    const { title, why, steps } = words.scenarios.scenarios['admin-approval'].person
    expect(textsOf('li')).toEqual(steps.slice(1))
    press('[data-action="copy-reply"]')
    await vi.waitFor(() => expect(textOf('[role="status"]')).toBe(triage.replyCopied))
    expect(written).toEqual([`${title}.\n${why}\n\n1. ${steps[1]}\n2. ${steps[2]}`])
  })
})

describe('the figures', () => {
  const one = { scenario: 'admin-approval', owner: 'it', people: 7 } as const
  const summary: Summary = {
    ...summarize([], 0),
    stopped: 9,
    people: 8,
    stillBlocked: 7,
    fixed: 1,
    minutesToFix: 90,
    firstAt: '2026-11-24T09:00:00.000Z',
    lastAt: '2026-11-28T09:00:00.000Z',
    actions: [one],
  }

  it('say first what lets most people in, and give a text to send on', async () => {
    const written = clipboard()
    render(<Figures summary={summary} context={context} />, document.body)
    const lines = textsOf('li')
    expect(lines[0]).toMatch(/: 7$/)
    expect(lines.slice(1)).toEqual([
      'People blocked: 8',
      'Still blocked: 7',
      'Got in later: 1',
      'Median time until they got in: 90 min',
      'First blocked sign-in: 2026-11-24 09:00 UTC. Last: 2026-11-28 09:00 UTC',
    ])
    press('[data-action="copy-manager"]')
    await vi.waitFor(() => expect(textOf('[role="status"]')).toBe(triage.managerCopied))
    expect(written).toEqual([managerText(summary, words, triage)])
  })

  it('mark an action that frees fewer than five people, also for the manager', () => {
    const few = { ...summary, actions: [{ ...one, people: 2, small: true as const }] }
    render(<Figures summary={few} context={context} />, document.body)
    expect(textsOf('li')[0]).toMatch(/: 2 \(fewer than 5 people\)$/)
    expect(managerText(few, words, triage)).toMatch(/: 2 \(fewer than 5 people\)$/)
  })

  it('are not there if the input names nobody', () => {
    render(<Figures summary={summarize([], 0)} context={context} />, document.body)
    expect(document.body.innerHTML).toBe('')
  })
})

describe('how each source was read', () => {
  const read: SourceRead = {
    name: 'a.txt',
    form: { container: 'text', exporter: null },
    records: 1,
    unread: 0,
    problem: null,
  }
  const show = (...sources: SourceRead[]) =>
    render(<ReadAs sources={sources} unread={[]} context={context} readAgain={() => {}} />, document.body)

  it('says of each of several files why it was not read, or not to its end', () => {
    show(
      read,
      { ...read, name: 'b.png', form: null, records: 0, problem: 'binary' },
      { ...read, name: 'c.json', unread: 1, problem: 'broken-off' },
    )
    expect(textsOf('.row > p')).toEqual([
      'a.txt: text. Records: 1, not read: 0',
      `b.png: ${triage.binary}`,
      `c.json: text. Records: 1, not read: 1. ${triage['broken-off']}`,
    ])
  })

  it('shows of many files first those that were not read, and counts the rest', () => {
    const many = Array.from({ length: 24 }, (_, index) => ({ ...read, name: `${index}.txt` }))
    show(...many, { ...read, name: 'last.txt', unread: 2 })
    const rows = textsOf('.row > p')
    expect([rows.length, rows[0], rows[1]]).toEqual([
      20,
      'last.txt: text. Records: 1, not read: 2',
      '0.txt: text. Records: 1, not read: 0',
    ])
    expect(document.body.textContent).toContain('5 more')
  })
})

describe('an ID in the list', () => {
  it('is short, has the whole one as its title, and copies it', async () => {
    const written = clipboard()
    render(<ShortId id={id} context={context} />, document.body)
    expect(textOf('button')).toBe('0c0c0000…')
    expect(document.querySelector('button')?.title).toBe(id)
    press('button')
    await vi.waitFor(() => expect(textOf('[role="status"]')).toBe(triage.idCopied))
    expect(written).toEqual([id])
  })

  it('is shown whole if the browser does not copy', async () => {
    vi.stubGlobal('navigator', {})
    render(<ShortId id={id} context={context} />, document.body)
    press('button')
    await vi.waitFor(() => expect(document.body.textContent).toBe(id))
  })

  it('stays as it is if it is a name', () => {
    render(<ShortId id="contoso.example" context={context} />, document.body)
    expect(document.body.innerHTML).toBe('contoso.example')
  })
})

describe('the counts', () => {
  it('have no cause for what was not blocked', () => {
    const summary = {
      total: 3,
      stopped: 1,
      causes: [
        { key: 'no-stop', count: 2 },
        { key: 'admin-approval', count: 1 },
      ],
      codes: [],
      owners: [],
      tenants: [],
      days: [],
    } as unknown as Summary
    render(
      <Counts
        summary={summary}
        only={null}
        context={context}
        choose={() => undefined}
        save={() => undefined}
      />,
      document.body,
    )
    expect(textsOf('[data-group="causes"] button')).toEqual([
      words.scenarios.scenarios['admin-approval'].person.title,
    ])
  })
})

/** What is written to the clipboard. */
function clipboard(): string[] {
  const written: string[] = []
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void written.push(text) } })
  return written
}
