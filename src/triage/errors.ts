/** A source could not be read, or not to its end. */
export class TriageError extends Error {
  readonly reason: 'empty' | 'binary' | 'too-large' | 'broken-off' | 'endless-cell' | 'office' | 'locked'

  constructor(reason: TriageError['reason']) {
    super(reason)
    this.reason = reason
  }
}
