import type { Moment, Report, Section, Step, Way } from '../../report/types.ts'
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
      {summary.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {warning !== null && (
        <p>
          <strong>{warning}</strong>
        </p>
      )}
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
      return <ul>{section.items.map(stepItem)}</ul>
    case 'notes':
      return <ul>{listOf(section.items)}</ul>
    case 'line':
      return section.items.map((text) => <p key={text}>{text}</p>)
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

/** Other ways have letters: nobody takes them for steps. */
function stepItem({ ways, ...first }: Step) {
  return (
    <li key={first.text}>
      <WayText way={first} />
      {ways.length > 0 && (
        <ol type="a">
          {ways.map((way) => (
            <li key={way.text}>
              <WayText way={way} />
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}

function WayText({ way: { text, address } }: { way: Way }) {
  return (
    <>
      {text}
      {address !== null && (
        <>
          <br />
          <Outside href={address}>{address}</Outside>
        </>
      )}
    </>
  )
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
