import { readMoment } from '../records/moment.ts'
import type { AccessRequest } from './types.ts'

/** The names in the head of W3C's extended form (IIS, CloudFront); null for any other line. */
export function extendedNames(line: string): readonly string[] | null {
  return /^#Fields:\s/i.test(line) ? line.slice(8).trim().split(/\s+/) : null
}

/** A line below such a head. */
export function readExtended(line: string, names: readonly string[]): AccessRequest | null {
  const cells = line.split(line.includes('\t') ? '\t' : ' ')
  const read = (...wanted: string[]): string | null => {
    const cell = wanted
      .map((name) => cells[names.indexOf(name)])
      .find((one) => one !== undefined && one !== '-')
    return cell ?? null
  }
  const [stem, query, method] = [read('cs-uri-stem'), read('cs-uri-query'), read('cs-method')]
  if (cells.length !== names.length || stem === null || method === null) return null
  return {
    method,
    target: query === null ? stem : `${stem}?${query}`,
    host: read('x-host-header', 'cs-host', 'cs(Host)'),
    referer: read('cs(Referer)'),
    at: readMoment(`${read('date')}T${read('time')}Z`),
  }
}
