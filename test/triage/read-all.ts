import type { Passed } from '../../src/triage/access/types.ts'
import { containers } from '../../src/triage/containers/registry.ts'
import type { ContainerId } from '../../src/triage/containers/types.ts'
import { decodeText } from '../../src/triage/decode.ts'
import { peek } from '../../src/triage/pieces.ts'
import type { Found, Reading, SourceForm, Unread } from '../../src/triage/reading.ts'
import { triage, triageFile } from '../../src/triage/triage.ts'
import { clara, noon } from '../builders.ts'
import type { Form } from './forms/types.ts'

export interface ReadAll {
  form: SourceForm | null
  found: Found[]
  unread: Unread[]
  passed: Passed[]
  /** Why reading ended early. */
  reason: string | null
}

/** Reads a whole text in pieces of this size. */
export async function readAll(
  text: string,
  { size = 7000, container }: { size?: number; container?: ContainerId } = {},
): Promise<ReadAll> {
  return collect(triage(inPieces(text, size), { clara, now: noon, container }))
}

/** Reads a whole file in pieces, as the command and the workbench do. */
export async function readBytes(bytes: Uint8Array, size = 5000): Promise<ReadAll> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  return collect(triageFile(pieces(), { clara, now: noon }))
}

async function collect(readings: AsyncIterable<Reading>): Promise<ReadAll> {
  const all: ReadAll = { form: null, found: [], unread: [], passed: [], reason: null }
  try {
    for await (const one of readings) {
      if (one.kind === 'form') all.form = one.form
      else if (one.kind === 'found') all.found.push(one.found)
      else if (one.kind === 'unread') all.unread.push(one.unread)
      else all.passed.push(one.passed)
    }
  } catch (error) {
    all.reason = error instanceof Error ? error.message : String(error)
  }
  return all
}

export async function* inPieces(text: string, size = 7000): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

/** The containers that recognize a file. */
export async function containersFor(file: Pick<Form, 'text' | 'encoding'>): Promise<ContainerId[]> {
  const { start } = await peek(decodeText(onlyPiece(encoded(file))))
  return Object.values(containers).flatMap((one) => (one.recognizes(start) ? [one.id] : []))
}

async function* onlyPiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The bytes of a file in its encoding. */
export function encoded({ text, encoding = 'utf-8' }: Pick<Form, 'text' | 'encoding'>): Uint8Array {
  if (encoding === 'utf-16') return Buffer.from(`\uFEFF${text}`, 'utf16le')
  return Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1')
}
