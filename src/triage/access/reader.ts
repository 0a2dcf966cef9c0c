import type { Clara } from '../../attempt/types.ts'
import type { Single } from '../containers/types.ts'
import { answerIn } from './answer.ts'
import { cloudflare, nginxJson } from './json-lines.ts'
import { alb, combined, common } from './quoted-lines.ts'
import type { AccessFormat, AccessRequest } from './types.ts'

const formats: readonly AccessFormat[] = [combined, common, alb, cloudflare, nginxJson]

/** Reads an access log line by line. */
export function startAccessReader(clara: Clara): (line: string) => Single[] {
  const returnPaths = new Set<string>()
  return (line) => {
    if (isNote(line)) return []
    const read = readLine(line)
    // Its start may hold a secret.
    if (read === null) return [{ kind: 'unread', name: null, reason: 'broken' }]
    const { label: exporter, request } = read
    const answer = answerIn(request, clara, returnPaths)
    if (typeof answer === 'string') return [{ kind: 'passed', passed: answer, exporter }]
    const { path, ...shown } = answer
    if (returnPaths.size < mostPaths) returnPaths.add(path)
    return [{ kind: 'answer', answer: shown, exporter }]
  }
}

const mostPaths = 500

/** Whether a file starts with lines of an access log, and holds no others. */
export function isAccessLog(lines: readonly string[]): boolean {
  const read = lines.filter((line) => !isNote(line)).map((line) => readLine(line))
  return read.every((one) => one !== null) && read.some((one) => one?.request.method !== '')
}

/** Some servers write remarks between lines. */
const isNote = (line: string) => line.trim() === '' || line.startsWith('#')

function readLine(line: string): { label: string; request: AccessRequest } | null {
  for (const { label, read } of formats) {
    const request = read(line)
    if (request !== null) return { label, request }
  }
  return null
}
