import { describe, expect, it } from 'vitest'
import { hostText, scopesText } from '../../src/report/shown.ts'
import { clara } from '../builders.ts'

describe('scopes', () => {
  it.each([
    ['openid profile offline_access', 'openid profile offline_access'],
    ['https://graph.microsoft.com/Mail.Read', 'https://graph.microsoft.com/Mail[.]Read'],
    [
      'https://graph.microsoft.com/https://evil.example',
      'https://graph.microsoft.com/https[:]//evil[.]example',
    ],
    [
      'api://evil.example/https://graph.microsoft.com/',
      'api[:]//evil[.]example/https[:]//graph[.]microsoft[.]com/',
    ],
    ['978 654 3219', '978[_]654[_]3219'],
  ])('%s are shown as %s', (scopes, text) => {
    expect(scopesText(scopes.split(' '))).toBe(text)
  })

  it('are cut behind a hundred characters each', () => {
    expect(scopesText(['a'.repeat(101)])).toBe('a'.repeat(100))
    expect(scopesText([`https://graph.microsoft.com/${'a'.repeat(101)}`])).toHaveLength(28 + 100)
  })
})

describe('a host', () => {
  it.each([
    ['login.microsoftonline.com', '/common/login', 'login.microsoftonline.com/common/login'],
    ['app.clara.com', '/evil.example', 'app.clara.com/evil[.]example'],
    ['app.clara.com.evil.example', '/x', 'app[.]clara[.]com[.]evil[.]example/x'],
    ['9786543219.clara.com', '', '9786[_]5432[_]19.clara.com'],
  ])('stays whole only if it is Microsoft’s or Clara’s: %s%s', (host, path, text) => {
    expect(hostText(host, path, clara, 100)).toBe(text)
  })
})
