import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const files = execFileSync('git', ['ls-files', '*.md', 'manifest.json', 'src/_locales/*.json'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('test/') && file !== 'src/_locales/codes.json')

test('nothing promises the extension on phones: who names them links to the page that says no', async () => {
  const lines: string[] = []
  for (const file of files) {
    const [text = ''] = (await readFile(file, 'utf8')).split('\n## Not on phones\n')
    lines.push(
      ...text
        .split('\n')
        .filter((line) =>
          /(?:\b|_)(?:android|iOS|iphones?|phones|tablets?|celulares|smartphones?)\b/i.test(line),
        ),
    )
  }
  expect(lines.filter((line) => !line.includes('firefox.md#not-on-phones'))).toEqual([
    '    "gecko_android": { "strict_min_version": "142.0" }',
  ])
})

test.each([
  ['README.md', 'not on phones'],
  ['docs/store/README.md', 'for desktops'],
  ['docs/store/listing.en.md', 'desktop'],
  ['docs/store/listing.es.md', 'de escritorio'],
  ['docs/store/listing.pt-BR.md', 'para desktop'],
])('%s says where the extension runs', async (file, words) => {
  expect(await readFile(file, 'utf8')).toContain(words)
})
