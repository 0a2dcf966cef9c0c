import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadWords } from '../../../src/_locales/index.ts'
import { followFile } from '../../../src/cli/diagnose/follow.ts'
import type { FollowEvent } from '../../../src/cli/diagnose/follow-events.ts'
import type { Options } from '../../../src/cli/diagnose/options.ts'
import { startTail } from '../../../src/cli/diagnose/tail.ts'
import { clara } from '../../builders.ts'
import { accessForms, address, person, planted } from '../../triage/forms/access.ts'

let folder = ''
let log = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clara-follow-'))
  log = join(folder, 'access.log')
})
afterEach(() => rmSync(folder, { recursive: true }))

const line = (code: string, second = 0) =>
  `192.0.2.1 - - [20/Nov/2026:10:15:0${second} +0000] "GET /callback?error=access_denied` +
  `&error_description=AADSTS${code}%3a+no&state=${planted} HTTP/1.1" 302 5 "-" "curl"\n`

type Step = [event: FollowEvent, before?: () => void]

/** Follows the log through these events. Something may happen to the file before each. */
async function follow(steps: Step[], more: Partial<Options> = {}) {
  const lines: string[] = []
  let at = Date.UTC(2026, 10, 20, 10, 15)
  async function* events() {
    for (const [event, before] of steps) {
      before?.()
      at += 60_000
      yield event
    }
  }
  const given = { ...options(), ...more }
  const world = { events: events(), now: () => at, print: (text: string) => lines.push(text) }
  const code = await followFile(given, await loadWords(given.language), world)
  return { lines, code }
}

function options(): Options {
  return {
    clara,
    language: 'en',
    format: 'json',
    summary: false,
    follow: true,
    prometheus: null,
    saveHar: null,
    source: log,
  }
}

/** Each line as the causes of its minute and of all. */
const countsIn = (lines: string[]) =>
  lines.map((text) => {
    const { minute, all } = JSON.parse(text)
    const short = (one: typeof all) =>
      one.causes.map(({ key, count }: { key: string; count: number }) => `${count} ${key}`).join(', ')
    return [short(minute), short(all)]
  })

describe('--follow', () => {
  test('prints what is new each minute and what is there in all, until it ends', async () => {
    writeFileSync(log, line('90094'))
    const { lines, code } = await follow([
      ['minute'],
      ['look', () => appendFileSync(log, line('90094', 1).slice(0, 60))],
      ['minute', () => appendFileSync(log, line('90094', 1).slice(60) + line('50105'))],
      ['end', () => appendFileSync(log, line('90094', 2).trimEnd())],
    ])
    expect(countsIn(lines)).toEqual([
      ['', '1 admin-approval'],
      ['1 admin-approval, 1 not-assigned', '2 admin-approval, 1 not-assigned'],
      ['1 admin-approval', '3 admin-approval, 1 not-assigned'],
    ])
    expect([JSON.parse(lines[0] ?? '').at, code]).toEqual(['2026-11-20T10:16:00.000Z', 0])
  })
  test('reads a renamed file to its end, and the new one from its start', async () => {
    writeFileSync(log, line('90094'))
    const { lines } = await follow([
      ['look', () => renameSync(log, `${log}.1`)],
      ['look', () => appendFileSync(`${log}.1`, line('50105'))],
      [
        'minute',
        () => {
          appendFileSync(`${log}.1`, line('50105'))
          writeFileSync(log, line('65004'))
        },
      ],
      ['end', () => appendFileSync(log, line('65004'))],
    ])
    expect(countsIn(lines)).toEqual([
      ['2 not-assigned, 1 consent-declined', '2 not-assigned, 1 admin-approval, 1 consent-declined'],
      ['1 consent-declined', '2 consent-declined, 2 not-assigned, 1 admin-approval'],
    ])
  })
  test.each([
    ['shorter than before', [line('50105')]],
    ['longer than before', [line('50105', 1), line('50105', 2), line('50105', 3)]],
  ])('starts anew in a file that was emptied and is %s', async (_, written) => {
    writeFileSync(log, line('90094') + line('90094'))
    const { lines } = await follow([
      [
        'minute',
        () => {
          truncateSync(log)
          appendFileSync(log, written.join(''))
        },
      ],
      ['end'],
    ])
    expect(countsIn(lines)[0]?.[0]).toBe(`${written.length} not-assigned`)
  })
  test('reads the head of an extended log, and another one after the file was renamed', async () => {
    const query = (code: string) => `error=access_denied&error_description=AADSTS${code}%3a+no&state=1`
    const first = '#Software: IIS\n#Fields: date time cs-method cs-uri-stem cs-uri-query sc-status\n'
    const second = '#Fields: time date sc-status cs-uri-query cs-uri-stem cs-method\n'
    const row = (code: string) => `2026-11-20 10:15:30 GET /callback ${query(code)} 302\n`
    writeFileSync(log, first)
    const { lines, code } = await follow([
      ['minute', () => appendFileSync(log, row('90094'))],
      ['minute', () => appendFileSync(log, first + row('90094'))],
      [
        'end',
        () => {
          renameSync(log, `${log}.1`)
          writeFileSync(log, `${second}10:16:30 2026-11-20 302 ${query('50105')} /callback GET\n`)
        },
      ],
    ])
    expect(countsIn(lines)).toEqual([
      ['1 admin-approval', '1 admin-approval'],
      ['1 admin-approval', '2 admin-approval'],
      ['1 not-assigned', '2 admin-approval, 1 not-assigned'],
    ])
    expect(code).toBe(0)
  })
  test('prints its lines in each language', async () => {
    writeFileSync(log, '')
    const said = async (language: 'en' | 'es' | 'pt-BR') => {
      const steps: Step[] = [['end', () => writeFileSync(log, line('50105'))]]
      const { lines } = await follow(steps, { format: 'text', language })
      writeFileSync(log, '')
      return lines.join('')
    }
    expect(await said('en')).toMatch(
      /^2026-11-20 10:16 UTC\. Blocked sign-ins in this minute: 1 \(1 × .+\)\. In all: 1 \(1 × .+\)$/,
    )
    expect(await said('es')).toContain('Inicios de sesión que se detuvieron en este minuto: 1 (')
    expect(await said('pt-BR')).toContain('Logins bloqueados neste minuto: 1 (')
  })
  test('writes the counts for Prometheus each minute', async () => {
    writeFileSync(log, line('50105'))
    const prometheus = join(folder, 'clara.prom')
    await follow([['minute']], { prometheus })
    expect(readFileSync(prometheus, 'utf8')).toContain('scenario="not-assigned"')
  })
  test('counts a damaged line, and says at its end that there was one', async () => {
    writeFileSync(log, `${line('50105')}damaged ${planted}\n`)
    const { lines, code } = await follow([['end']])
    expect([countsIn(lines), code]).toEqual([[['', '1 not-assigned']], 1])
  })
  test('says that a folder is no file, and that a file does not exist', async () => {
    await expect(follow([], { source: folder })).rejects.toThrow('is a folder: name a file in it.')
    await expect(follow([], { source: join(folder, 'none') })).rejects.toThrow('does not exist')
  })

  test('refuses a file that is no access log', async () => {
    writeFileSync(log, 'a\nb\nc\nd\ne\n')
    await expect(follow([['end']])).rejects.toThrow('is no access log')
  })
  test.each(accessForms.map((form) => [form.name, form.text] as const))(
    'shows nothing of a person or a secret: %s',
    async (_, text) => {
      writeFileSync(log, text)
      for (const format of ['json', 'text'] as const) {
        const { lines } = await follow([['end']], { format })
        expect(lines.join().length).toBeGreaterThan(20)
        for (const secret of [planted, person, address]) expect(lines.join()).not.toContain(secret)
      }
    },
  )
})

describe('a growing file', () => {
  test('keeps a letter whole if each of two looks reads half of it', () => {
    const bytes = Buffer.from('1 señal 😀\n2 ação\n')
    writeFileSync(log, '')
    const tail = startTail(log)
    const lines = Array.from(bytes, (_, at) => {
      appendFileSync(log, bytes.subarray(at, at + 1))
      return [...tail.look()]
    })
    expect(lines.flat()).toEqual(['1 señal 😀', '2 ação'])
    expect(tail.end()).toEqual([])
  })
  test.each([
    ['renamed', () => renameSync(log, `${log}.1`)],
    ['emptied', () => truncateSync(log)],
  ])('that is %s in the middle of a letter leaves nothing of it in the next', (_, happen) => {
    writeFileSync(log, Buffer.from('1 ñ').subarray(0, -1))
    const tail = startTail(log)
    expect([...tail.look()]).toEqual([])
    happen()
    appendFileSync(log, 'ñ\n')
    expect([...tail.look()]).toEqual(['1 ', 'ñ'])
    expect(tail.end()).toEqual([])
  })
})
