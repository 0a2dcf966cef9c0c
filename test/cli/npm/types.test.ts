import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { loadFleetWords } from '../../../src/_locales/fleet.ts'
import { loadWords } from '../../../src/_locales/index.ts'
import { nullFields } from '../../../src/cli/diagnose/fields.ts'
import { diagnose, triage } from '../../../src/cli/npm/api.ts'
import { isScenarioId, scenarios } from '../../../src/diagnosis/scenarios.ts'

/** `tsc` checks that the code gives what the types say; these tests, that the types say all. */
const published = await readFile('src/cli/npm/index.d.ts', 'utf8')

test('every field of a sign-in is in the published types', () => {
  expect(fieldsIn('Fields')).toEqual(Object.keys(nullFields).sort())
})
test('every field of a diagnosis is in the published types', async () => {
  const { diagnosis } = await diagnose('AADSTS90094')
  expect(fieldsIn('Diagnosis')).toEqual(Object.keys(diagnosis ?? {}).sort())
  expect(fieldsIn('Evidence')).toEqual(Object.keys(diagnosis?.evidence[0] ?? {}).sort())
})
test('every field of a file’s result is in the published types', async () => {
  const result = await triage('AADSTS90094')
  expect(fieldsIn('Triage')).toEqual(Object.keys(result).sort())
  // Some counts are those of an access log alone, or of a log with countries.
  const ofLog = await triage('192.0.2.1 - - [20/Nov/2026:10:15:30 +0000] "GET / HTTP/1.1" 200 5')
  const withCountry = await triage(
    '{"createdDateTime":"2026-11-20T10:15:30Z","appDisplayName":"Clara","status":{"errorCode":90094},"location":{"countryOrRegion":"CO"}}',
  )
  const fields = [ofLog, withCountry].flatMap(({ summary }) => Object.keys(summary))
  expect(fieldsIn('Summary')).toEqual([...new Set(fields)].sort())
  expect(fields).toEqual(expect.arrayContaining(Object.keys(result.summary)))
})
/** `-u` writes them. */
test('the published scenarios are those of the table, each with its name', async () => {
  const words = (await loadWords('en')).scenarios.scenarios
  const { scenarios: named }: { scenarios: Readonly<Record<string, { log: string } | undefined>> } =
    await loadFleetWords('en')
  const union = Object.keys(scenarios)
    .filter(isScenarioId)
    .filter((id) => id !== 'signed-in')
    .map((id) => `  /** ${named[id]?.log ?? words[id].person.title}. */\n  | '${id}'\n`)
  const written = published.replace(/(?<=\nexport type Scenario =\n).*?(?=\nexport type Owner )/s, () =>
    union.join(''),
  )
  await expect(written).toMatchFileSnapshot('../../../src/cli/npm/index.d.ts')
})

function fieldsIn(name: string): string[] {
  const [, body = ''] = published.match(new RegExp(`interface ${name} {\\n(.*?)\\n}`, 's')) ?? []
  return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, field = '']) => field).sort()
}
