import { createRef } from 'preact'
import { fill, type PageWords } from '../_locales/index.ts'
import type { Fact, Snippet } from '../report/types.ts'

/** Copies one value; `shown` shows it. */
export type Copy = (label: string, value: string, shown: HTMLElement | null) => void

interface Around {
  page: PageWords
  copy: Copy
}

/** A fact, with a button that copies its value alone. */
export function FactRow({ fact: { label, value, note }, page, copy }: Around & { fact: Fact }) {
  const shown = createRef<HTMLSpanElement>()
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <span ref={shown}>{value}</span>
        {note !== null && <small>{` (${note})`}</small>}
      </td>
      <td>
        <CopyValue label={label} page={page} copy={() => copy(label, value, shown.current)} />
      </td>
    </tr>
  )
}

/** Something to run, with a button that copies it. */
export function SnippetBlock({ snippet: { label, code }, page, copy }: Around & { snippet: Snippet }) {
  const shown = createRef<HTMLPreElement>()
  return (
    <div class="snippet">
      <p>{label}</p>
      <pre ref={shown}>{code}</pre>
      <CopyValue label={label} page={page} copy={() => copy(label, code, shown.current)} />
    </div>
  )
}

function CopyValue({ label, page, copy }: { label: string; page: PageWords; copy: () => void }) {
  return (
    <button
      type="button"
      class="small"
      data-action="copy-value"
      data-value={label}
      aria-label={fill(page.copyValueOf, { label })}
      onClick={copy}
    >
      {page.copyValue}
    </button>
  )
}
