import { expect, test } from 'vitest'
import { loadTriageWords } from '../../src/_locales/index.ts'
import { silenceText } from '../../src/triage/silence-text.ts'

const words = await loadTriageWords('en')
const none = { otherApp: null, seen: null }

test.each([
  [{ ...none, notDiagnosed: 'success' }, 'This sign-in succeeded: nothing was blocked.'],
  [{ ...none, notDiagnosed: 'step' }, 'This is an ordinary step of a sign-in, not a failure.'],
  [
    { ...none, notDiagnosed: 'another-app', otherApp: 'Jira' },
    'This is about another app, “Jira”, and not about Clara.',
  ],
  [{ ...none, notDiagnosed: 'not-microsoft' }, 'This is neither Microsoft’s sign-in page nor Clara.'],
  [
    { ...none, notDiagnosed: 'not-microsoft', seen: 'MSIS7042' },
    'This shows an error (“MSIS7042”), but no sign of Microsoft’s sign-in page.',
  ],
  [{ ...none, notDiagnosed: 'no-error' }, 'This shows no error.'],
] as const)('%j is said in one sentence', (silence, sentence) => {
  expect(silenceText(silence, words)).toBe(sentence)
})

test('accounts and secrets in a name are masked, and control characters go', () => {
  const text = silenceText(
    { ...none, notDiagnosed: 'another-app', otherApp: 'a\u202eb ana@contoso.example' },
    words,
  )
  expect(text).not.toMatch(/\u202e|ana@/)
})
