import { expect, it } from 'vitest'
import { loadCodeTexts } from '../../src/_locales/index.ts'
import { codeLines, codeTextOf } from '../../src/report/code-text.ts'

const texts = await loadCodeTexts()

it('a code has its name and its sentence in the language of the report', () => {
  expect(codeTextOf('90094', texts)?.name).toBe('AdminConsentRequired')
  expect(codeLines('90094', texts, 'es')).toEqual([`AADSTS90094: ${texts['90094']?.es}`])
  expect(texts['90094']?.es).toMatch(/administrador/)
})

it.each([null, '1234567', '', 'constructor'])('%j is no code of the table, and has no line', (code) => {
  expect(codeTextOf(code, texts)).toBe(null)
  expect(codeLines(code, texts, 'en')).toEqual([])
})
