import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { authorize, entry, har, login } from '../triage/recordings.ts'

/** Writes three attempts among so many other entries of 25 kB. Returns the size in bytes. */
export async function writeRecording(file: string, entries: number): Promise<number> {
  const blocked = (code: string) => `<script>$Config={"iErrorCode":${code}};\n</script>`
  const failures = ['90094', '50105', '53003'].flatMap((code, index) => [
    entry({ url: authorize(), second: index * 600 }),
    entry({ url: `${login}/common/login`, second: index * 600 + 5, html: blocked(code) }),
  ])
  const filler = (index: number) => ({
    ...entry({ url: `https://static.example/${index}.js`, type: 'script' }),
    response: { status: 200, headers: [], content: { text: '{"a":["\\"b\\"",1]},\n'.repeat(900) } },
  })
  const out = createWriteStream(file)
  const [start = '', end = ''] = JSON.stringify(har('here')).split('"here"')
  out.write(start)
  for (let index = 0; index < entries; index += 1) {
    const place =
      index % (entries / failures.length) === 0 ? failures[(index * failures.length) / entries] : undefined
    if (!out.write(`${index === 0 ? '' : ','}${JSON.stringify(place ?? filler(index))}`))
      await once(out, 'drain')
  }
  out.end(end)
  await once(out, 'finish')
  return out.bytesWritten
}
