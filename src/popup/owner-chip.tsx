import { fill, type Words } from '../_locales/index.ts'
import type { Diagnosis } from '../diagnosis/types.ts'

/** Whose turn it is; nothing where nobody knows. */
export function OwnerChip({
  diagnosis: { owner, then },
  words: { faces },
}: {
  diagnosis: Diagnosis
  words: Words
}) {
  if (owner === null) return null
  const who = faces[`owner-${owner}`]
  const text =
    then === null ? fill(faces.next, { who }) : fill(faces.nextThen, { who, then: faces[`owner-${then}`] })
  return <p class="owner">{text}</p>
}
