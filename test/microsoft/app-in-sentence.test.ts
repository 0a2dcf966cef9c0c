import { describe, expect, test } from 'vitest'
import { nameAbove, nameBefore, nameBehind } from '../../src/microsoft/app-in-sentence.ts'

describe('the app’s name before a sentence', () => {
  test.each([
    ['Clara ', 'Clara'],
    ['Sign in to Clara. Acme.io ', 'Acme.io'],
    ['What now?! Fabrikam Travel ', 'Fabrikam Travel'],
    ['It says: "Fabrikam Travel ', 'Fabrikam Travel'],
    ['Need admin approval\nFabrikam Travel\n', null],
    ['unfortunately iFabrikam Pay ', 'iFabrikam Pay'],
    ['the tool .NET Reports ', '.NET Reports'],
    ['our tool Fabrikam & Co (EU) 365 ', 'Fabrikam & Co (EU) 365'],
    ['what I see on myApps Fabrikam Pay ', 'Fabrikam Pay'],
    ['we got it with office365 Fabrikam Pay ', 'Fabrikam Pay'],
    ['acme-sync ', 'acme-sync'],
    ['my own acme-sync ', 'my own acme-sync'],
    ['Need admin approval - Contoso Time Contoso Time ', 'Contoso Time'],
    ['need admin approval acme-sync ', 'acme-sync'],
    ['NEED ADMIN APPROVAL FABRIKAM PAY ', 'FABRIKAM PAY'],
    ['The Fabrikam App ', 'Fabrikam App'],
    ["the 'Fabrikam' ", 'Fabrikam'],
    [`It is long ${'and long '.repeat(12)}Fabrikam Pay `, 'Fabrikam Pay'],
  ])('%j', (before, name) => {
    const text = `${before}needs permission to access resources`
    expect(nameBefore(text, before.length)).toBe(name)
  })

  test.each([
    '• ',
    '- ',
    '2026-11-23T12:00:00.123Z ',
    '2026-11-23 12:00:00 ',
    '[2026-11-23 12:00:00] ',
    '11/23/2026 12:30 PM ',
    '23.11.2026 12:30 ',
    '12:30 ',
  ])('starts behind the start of its line: %j', (start) => {
    for (const name of ['Fabrikam Pay', 'fabrikam-pay'])
      expect(nameBefore(`Hello\n${start}${name} needs`, 7 + start.length + name.length)).toBe(name)
  })
})

describe('the app’s name behind a sentence', () => {
  test.each([
    [' Clara the permissions that it requested', 'Clara'],
    [' Fabrikam Pay', 'Fabrikam Pay'],
    [' "Fabrikam Pay", and then nothing.\nPlease help', 'Fabrikam Pay'],
    [' Fabrikam Pay\nThe next line', 'Fabrikam Pay'],
    [' a Clara los permisos', 'a Clara'],
    [' the application', null],
    [' LOS permisos', null],
    ['.', null],
  ])('%j', (behind, name) => {
    const text = `prevents you from granting${behind}`
    expect(nameBehind(text, text.length - behind.length)).toBe(name)
  })
})

describe('the app’s name above the note about its publisher', () => {
  test.each([
    ['Need admin approval\nFabrikam Pay\nunverified\nThis app', 'Fabrikam Pay'],
    ['Need admin approval\nFabrikam Pay\nUnverified', 'Fabrikam Pay'],
    ['Se necesita aprobación\nFabrikam Pay\nno comprobado\nEsta app', 'Fabrikam Pay'],
    ['Aprovação necessária\nFabrikam Pay\nnão verificado', 'Fabrikam Pay'],
    ['Need admin approval\nana@contoso.example\nunverified', null],
    ['Need admin approval\nFabrikam Pay\nunverified publisher', null],
    ['Need admin approval\nFabrikam Pay\ncontoso.example', null],
  ])('%j', (text, name) => {
    expect(nameAbove(text)).toBe(name)
  })
})
