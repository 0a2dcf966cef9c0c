import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPageSource, writePageSource } from '../../src/microsoft/page-source.ts'
import type { PageFacts } from '../../src/microsoft/types.ts'
import { clientId, noPage } from '../builders.ts'

test.each([
  ['a reason field', '<textarea rows="2">', 'reason'],
  ['the accept button of an older consent page', '<input id="idBtn_Accept">', 'consent'],
  ['a field for an account', '<input id="i0116">', 'sign-in'],
  ['a field for a password', '<input id="i0118">', 'sign-in'],
  ['a field for a code', '<input name="otc">', 'sign-in'],
  ['no field', '<p>textarea idBtn_Accept i0116 otc</p>', null],
] as const)('a source with %s tells what its form is for', (_, html, form) => {
  expect(readPageSource(html).form).toBe(form)
})

test('a consent page is known by its ID and the shared button', () => {
  const html = '<meta name="PageID" content="ConvergedConsent" /><input id="idSIButton9">'
  expect(readPageSource(html)).toEqual({ ...noPage, pageId: 'ConvergedConsent', form: 'consent' })
})

test('only the script with $Config is read', () => {
  const script = '<script>$Config={"iErrorCode":90094};\n</script>'
  expect(readPageSource(`<p>AADSTS90095</p>${script}<p>AADSTS90096</p>`).codes).toEqual(['90094'])
})

test('a script without an end is not read', () => {
  expect(readPageSource('<script>$Config={"iErrorCode":90094};\n')).toEqual(noPage)
})

test('a page that was written is read again with the same facts', () => {
  const text = fc.constantFrom('Clara', 'Clara & <b>Co</b>', '</script><script>', '"quoted"')
  const facts = fc.record<PageFacts>({
    pageId: fc.constantFrom(null, 'ConvergedError', 'ConvergedTFA'),
    codes: fc.constantFrom([], ['90094'], ['90095', '50058']),
    correlationId: fc.constantFrom(null, 'c0ffee00-1111-4222-8333-444455556666'),
    requestId: fc.constant(null),
    timestamp: fc.constant(null),
    clientId: fc.constantFrom(null, clientId),
    appName: fc.option(text),
    publisher: fc.option(text),
    form: fc.constantFrom(null, 'reason', 'consent', 'sign-in'),
    approval: fc.constant(null),
  })
  fc.assert(
    fc.property(facts, (page) => {
      const isReason = page.form === 'reason' && page.pageId !== 'ConvergedTFA'
      const form = page.form === 'reason' && !isReason ? null : page.form
      const approval = isReason ? 'required' : null
      expect(readPageSource(writePageSource(page))).toEqual({ ...page, form, approval })
    }),
  )
})
