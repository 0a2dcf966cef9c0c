import fc from 'fast-check'
import { secret } from './inputs.ts'
import type { Target } from './targets.ts'

/** Tags that our own report has; whatever else reads like one would be somebody else's. */
const tags = new Set(
  'a body br div h2 h3 head hr html li meta ol p pre small strong style table td th title tr ul'.split(' '),
)

/** An input, and how long it took at first sight. */
export interface Timed {
  /** Milliseconds. */
  took: number
  input: unknown
}

const kept = 20

/**
 * Runs a target with `runs` inputs, and gives the slowest. Throws fast-check's error with the
 * smallest input that throws, leaks a secret or writes markup that is not the report's.
 */
export function fuzz({ input, run, isSpoiled }: Target, runs: number, seed: number): Timed[] {
  let slowest: Timed[] = []
  fc.assert(
    fc.property(input, (given) => {
      const began = performance.now()
      const out = run(given)
      const took = performance.now() - began
      if (slowest.length < kept || took > (slowest.at(-1)?.took ?? 0))
        slowest = [...slowest, { took, input: given }].sort((a, b) => b.took - a.took).slice(0, kept)
      if (took > hang) throw new Error(`took ${took} ms`)
      for (const text of textsIn(out)) {
        if (!isSpoiled && text.includes(secret))
          throw new Error(`gives the secret away: ${text.slice(0, 2000)}`)
        if (text.startsWith('<!doctype html>')) expectHarmless(text)
      }
    }),
    { numRuns: runs, seed },
  )
  return slowest
}

/** Milliseconds; no input needs as long on the busiest machine. */
const hang = 5000

/** Forms of a report are looked at as they are, anything else as its JSON. */
function textsIn(out: unknown): string[] {
  if (typeof out === 'string') return [out]
  return Array.isArray(out) ? out.flatMap(textsIn) : [JSON.stringify(out) ?? '']
}

/** Every tag is one of ours, without a handler, and leads to https or mail alone. */
export function expectHarmless(html: string): void {
  for (const [tag, name = '', attributes = ''] of html.matchAll(/<\/?([a-z!][^\s>/]*)([^>]*)>/gi)) {
    if (name.toLowerCase() === '!doctype') continue
    if (!tags.has(name.toLowerCase())) throw new Error(`a tag that is not ours: ${tag}`)
    if (/\son\w+\s*=|javascript:|\ssrc\s*=/i.test(attributes)) throw new Error(`a tag that runs: ${tag}`)
    for (const [, to = ''] of attributes.matchAll(/href="([^"]*)"/gi))
      if (!/^(https:\/\/|mailto:|#)/.test(to)) throw new Error(`a link that leads elsewhere: ${tag}`)
  }
}
