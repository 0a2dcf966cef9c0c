import { describe, expect, test } from 'vitest'
import { languages, loadSettingWords } from '../../src/_locales/index.ts'
import { managedSchema } from '../../src/settings/managed-schema.ts'
import { settingsTable } from '../../src/settings/table.ts'
import { settingsDoc } from './settings-doc.ts'

test('managed-schema.json fits the table', async () => {
  await expect(`${JSON.stringify(managedSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../src/settings/managed-schema.json',
  )
})

test('docs/settings.md fits the table', async () => {
  await expect(settingsDoc()).toMatchFileSnapshot('../../docs/settings.md')
})

describe('every setting has its words, in the order of the table', () => {
  test.each(languages)('%s', async (language) => {
    expect(Object.keys(await loadSettingWords(language))).toEqual(
      settingsTable.map(({ key }) => key.replace('.', '_')),
    )
  })
})
