import type { Moment, Report, Section } from '../../report/types.ts'
import { Outside } from '../outside.tsx'
import type { ReportContext } from './context.ts'
import { type Copy, FactRow, SnippetBlock } from './values.tsx'

interface PreviewProps {
  report: Report
  context: ReportContext
  copy: Copy
}

/** The report as `reportHtml` writes it, word for word, with a button that copies each value. */
export function Preview({ report, context, copy }: PreviewProps) {
  const { language, title, warning, summary, sections } = report
  return (
    <article data-part="preview" lang={language}>
      <h3>{title}</h3>
      {warning !== null && (
        <p>
          <strong>{warning}</strong>
        </p>
      )}
      {summary.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {sections.map((section) => (
        <section key={section.id}>
          <h4>{section.heading}</h4>
          <Body section={section} context={context} copy={copy} />
        </section>
      ))}
    </article>
  )
}

function Body({ section, context, copy }: Omit<PreviewProps, 'report'> & { section: Section }) {
  switch (section.kind) {
    case 'steps':
      return <ol>{listOf(section.items)}</ol>
    case 'notes':
      return <ul>{listOf(section.items)}</ul>
    case 'facts':
      return (
        <table class="facts">
          <tbody>
            {section.items.map((fact) => (
              <FactRow key={fact.label} fact={fact} context={context} copy={copy} />
            ))}
          </tbody>
        </table>
      )
    case 'links':
      return (
        <ul>
          {section.items.map(({ label, note, address }) => (
            <li key={label}>
              <strong>{label}</strong>: {note}
              {note !== null && address !== null && <br />}
              {address !== null && <Outside href={address}>{address}</Outside>}
            </li>
          ))}
        </ul>
      )
    case 'snippets':
      return section.items.map((snippet) => (
        <SnippetBlock key={snippet.label} snippet={snippet} context={context} copy={copy} />
      ))
    case 'timeline':
      return (
        <table class="timeline">
          <tbody>{section.items.map(momentRow)}</tbody>
        </table>
      )
  }
}

function listOf(items: readonly string[]) {
  return items.map((text) => <li key={text}>{text}</li>)
}

function momentRow({ at, seconds, what, where }: Moment) {
  return (
    <tr key={`${at} ${what} ${where}`}>
      <td>{`+${seconds} s`}</td>
      <td>{at}</td>
      <td>{what}</td>
      <td>{where}</td>
    </tr>
  )
}
