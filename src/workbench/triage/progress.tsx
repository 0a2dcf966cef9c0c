import { fill } from '../../_locales/index.ts'
import type { WorkbenchContext } from '../context.ts'

/** How much of the source is read, in bytes. A pasted text has no name and no bytes. */
export interface Reading {
  name: string | null
  done: number
  all: number
}

interface ProgressProps {
  reading: Reading
  context: WorkbenchContext
  cancel: () => void
}

export function Progress({ reading: { name, done, all }, context: { triage }, cancel }: ProgressProps) {
  const label = name === null ? triage.readingPaste : fill(triage.reading, { name })
  return (
    <div class="box reading" data-part="reading">
      <p>{label}</p>
      {all > 0 ? <progress aria-label={label} max={all} value={done} /> : <progress aria-label={label} />}
      {all > 0 && (
        <span data-part="progress">
          {fill(triage.progress, { done: megabytes(done), all: megabytes(all) })}
        </span>
      )}
      <button type="button" class="small" data-action="cancel" onClick={cancel}>
        {triage.cancel}
      </button>
    </div>
  )
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
