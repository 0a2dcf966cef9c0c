import { fill, type Words } from '../_locales/index.ts'
import type { Diagnosis } from '../diagnosis/types.ts'

/** Whose turn it is; nothing if that is not known. */
export function OwnerChip({ diagnosis, words }: { diagnosis: Diagnosis; words: Words }) {
  const { pages } = words
  const { owner, then } = diagnosis
  if (owner === null) return null
  const who = pages[`owner-${owner}`]
  if (then === null) return <p class="owner">{fill(pages.next, { who })}</p>
  return <p class="owner">{fill(pages.nextThen, { who, then: pages[`owner-${then}`] })}</p>
}
