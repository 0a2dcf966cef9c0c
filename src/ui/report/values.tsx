import { createRef } from 'preact'
import { fill } from '../../_locales/index.ts'
import type { Fact, Snippet } from '../../report/types.ts'
import type { ReportContext } from './context.ts'

/** Copies one value, which `shown` shows. */
export type Copy = (label: string, value: string, shown: HTMLElement | null) => void

interface ValueProps {
  context: ReportContext
  copy: Copy
}

/** A fact, with a button that copies its value. */
export function FactRow({ fact: { label, value, note }, context, copy }: ValueProps & { fact: Fact }) {
  const shown = createRef<HTMLSpanElement>()
  return (
    <tr>
      <th scope="row">{`${label}: `}</th>
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

/** A query or a command, with a button that copies it. */
export function SnippetBlock({ snippet: { label, code }, context, copy }: ValueProps & { snippet: Snippet }) {
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

/** In the person's language, which the report's may differ from. */
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
