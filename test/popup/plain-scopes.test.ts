import { describe, expect, it } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import { beyondText } from '../../src/popup/plain-scopes.ts'

const english = await loadWords('en')
const spanish = await loadWords('es')
const text = (...scopes: string[]) => beyondText(scopes, english, 'en')

describe('what an app wants beyond a sign-in', () => {
  it('is nothing without a scope', () => {
    expect(text()).toBe(null)
  })

  it.each([
    ['Mail.Read', 'read your mail'],
    ['https://graph.microsoft.com/Mail.ReadWrite', 'read your mail'],
    ['https://outlook.office.com/IMAP.AccessAsUser.All', 'read your mail'],
    ['Mail.Send', 'send mail as you'],
    ['Calendars.ReadWrite', 'see your calendar'],
    ['Contacts.Read', 'see your contacts'],
    ['Files.ReadWrite.All', 'open your files'],
    ['sites.read.all', 'open your files'],
    ['Chat.Read', 'read your chats'],
    ['Directory.Read.All', 'see the people and groups of your company'],
    ['User.Read.All', 'see the people and groups of your company'],
    ['User.ReadBasic.All', 'see the people and groups of your company'],
    ['api://9d1b/access_as_user', 'do more than sign you in'],
    ['evil.example', 'do more than sign you in'],
  ])('is said in plain words: %s, %s', (scope, wants) => {
    expect(text(scope)).toBe(`This app also wants to ${wants}. IT has to check why.`)
  })

  it('is said once, in the order of the request and in the person’s language', () => {
    expect(text('Mail.Read', 'Mail.ReadWrite', 'Mail.Send', 'x')).toBe(
      'This app also wants to read your mail, send mail as you, and do more than sign you in. IT has to check why.',
    )
    expect(beyondText(['Mail.Read', 'Files.Read'], spanish, 'es')).toBe(
      'Esta aplicación también quiere leer tu correo y abrir tus archivos. TI tiene que revisar por qué.',
    )
  })
})
