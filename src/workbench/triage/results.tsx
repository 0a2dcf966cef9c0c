import type { Found, Unread } from '../../triage/reading.ts'
import type { Summary } from '../../triage/summary.ts'
import type { WorkbenchContext } from '../context.ts'
import { Counts, type CountsForm } from './counts.tsx'
import { Details } from './details.tsx'
import { List, pageSize } from './list.tsx'
import type { Line, SourceRead, View } from './reader-messages.ts'

/** The result set that the page shows. */
export interface Results {
  summary: Summary
  /** The file, if it is one recording. */
  recording: File | null
  sources: SourceRead[]
  unread: Unread[]
  view: View
  lines: Line[]
  /** How many lines the view has. */
  all: number
  /** The result in detail; null while the list is shown. */
  open: Found | null
}

export const firstView: View = {
  only: null,
  onlyFailures: true,
  sort: null,
  isDescending: false,
  most: pageSize,
}

interface ResultsProps {
  results: Results
  context: WorkbenchContext
  show: (view: View) => void
  open: (index: number) => void
  close: () => void
  save: () => void
  saveCounts: (form: CountsForm) => void
}

/** One result in detail, or many as counts and a list. */
export function ResultsView(props: ResultsProps) {
  const { results, context, show, open, close, save, saveCounts } = props
  const { summary, view, lines, all } = results
  const isMany = summary.total > 1
  if (results.open !== null)
    return (
      <Details
        key={results.open}
        found={results.open}
        now={Date.now()}
        context={context}
        back={isMany ? close : null}
      />
    )
  if (!isMany) return null
  return (
    <>
      <Counts
        summary={summary}
        only={view.only}
        context={context}
        choose={(only) => show({ ...firstView, onlyFailures: false, only })}
        save={saveCounts}
      />
      <List lines={lines} all={all} view={view} context={context} change={show} open={open} save={save} />
    </>
  )
}
