import { fill, type Words } from '../_locales/index.ts'
import type { Diagnosis } from '../diagnosis/types.ts'

/** Whose turn it is; nothing if that is not known. */
export function OwnerChip({
  diagnosis: { owner, then },
  words: { pages },
}: {
  diagnosis: Diagnosis
  words: Words
}) {
  if (owner === null) return null
  const who = pages[`owner-${owner}`]
  const text =
    then === null ? fill(pages.next, { who }) : fill(pages.nextThen, { who, then: pages[`owner-${then}`] })
  return <p class="owner">{text}</p>
}
