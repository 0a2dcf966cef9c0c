import { createRef } from 'preact'
import { fill } from '../../_locales/index.ts'
import type { Fact, Snippet } from '../../report/types.ts'
import type { ReportContext } from './context.ts'

/** Copies one value; `shown` shows it. */
export type Copy = (label: string, value: string, shown: HTMLElement | null) => void

interface Around {
  context: ReportContext
  copy: Copy
}

/** A fact, with a button that copies its value alone. */
export function FactRow({ fact: { label, value, note }, context, copy }: Around & { fact: Fact }) {
  const shown = createRef<HTMLSpanElement>()
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <span ref={shown}>{value}</span>
        {note !== null && <small>{` (${note})`}</small>}
      </td>
      <td>
        <CopyValue label={label} context={context} copy={() => copy(label, value, shown.current)} />
      </td>
    </tr>
  )
}

/** Something to run, with a button that copies it. */
export function SnippetBlock({ snippet: { label, code }, context, copy }: Around & { snippet: Snippet }) {
  const shown = createRef<HTMLPreElement>()
  return (
    <div class="snippet">
      <p>{label}</p>
      <pre ref={shown}>{code}</pre>
      <CopyValue label={label} context={context} copy={() => copy(label, code, shown.current)} />
    </div>
  )
}

interface CopyValueProps {
  label: string
  context: ReportContext
  copy: () => void
}

/** Speaks the person's language in a report that may speak another. */
function CopyValue({ label, context: { editor, language }, copy }: CopyValueProps) {
  return (
    <button
      type="button"
      class="small"
      lang={language}
      data-action="copy-value"
      data-value={label}
      aria-label={fill(editor.copyValueOf, { label })}
      onClick={copy}
    >
      {editor.copyValue}
    </button>
  )
}
