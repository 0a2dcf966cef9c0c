import type { Clara } from '../../attempt/types.ts'
import type { Single } from '../containers/types.ts'
import { answerIn } from './answer.ts'
import { extendedNames, readExtended } from './extended-lines.ts'
import { cloudflare, nginxJson } from './json-lines.ts'
import { alb, combined, common, envoy, haproxy } from './quoted-lines.ts'
import type { AccessFormat, AccessRequest } from './types.ts'

const formats: readonly AccessFormat[] = [combined, common, alb, envoy, haproxy, cloudflare, nginxJson]

/** Reads an access log line by line. */
export function startAccessReader(clara: Clara): (line: string) => Single[] {
  const returnPaths = new Set<string>()
  const readLine = startLines()
  return (line) => {
    const read = readLine(line)
    if (read === 'note') return []
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
  const read = lines.map(startLines()).filter((one) => one !== 'note')
  return read.every((one) => one !== null) && read.some((one) => one?.request.method !== '')
}

interface ReadLine {
  label: string
  request: AccessRequest
}

/** Some servers write remarks between lines; one of them may name the fields below it. */
function startLines(): (line: string) => ReadLine | 'note' | null {
  let names: readonly string[] = []
  return (line) => {
    if (line.trim() === '' || line.startsWith('#')) {
      names = extendedNames(line) ?? names
      return 'note'
    }
    const request = names.length === 0 ? null : readExtended(line, names)
    return request === null ? readLine(line) : { label: 'W3C', request }
  }
}

function readLine(line: string): ReadLine | null {
  for (const { label, read } of formats) {
    const request = read(line)
    if (request !== null) return { label, request }
  }
  return null
}
