import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/microsoft/plain.ts'
import { senseOf } from '../../src/microsoft/senses.ts'
import { readStatement } from '../../src/microsoft/statement.ts'
import { readText } from '../../src/microsoft/text.ts'

const read = (text: string, marked: 'marked' | 'unmarked' = 'unmarked') =>
  readStatement(plainText(text), marked)

describe('a sentence of Microsoft’s is known', () => {
  test.each([
    ['alone on a line', 'ana@contoso.example\nNeed admin approval\nClara'],
    ['in a subject', 'Subject: Need admin approval\n\nHi team,\nplease help'],
    ['quoted by a mail program', '> Hello,\n>\n> Need admin approval\n>\n> that is all'],
    ['in quotes', 'Every morning it says “need admin approval”, what now?'],
    ['with markup', '- **Need admin approval**\n- then nothing'],
    ['in italics', '_Need admin approval_ is all I get'],
    ['in one line with others', 'Pick an account Need admin approval Return to the application'],
    ['in HTML', '<p class=x><b>Need admin approval</b><o:p></o:p></p><p>Thanks</p>'],
    ['broken by a mail program', 'Subject: Need admin\n approval\nfor two days now'],
    ['in prose about the sign-in', 'microsoft tells me i need admin approval to sign in'],
    ['in Spanish', 'Asunto: Se necesita la aprobación del administrador\nBuenos días,'],
    ['in Spanish without accents', 'Me sale "se necesita aprobacion del administrador"'],
    ['in Portuguese', 'Aparece “Necessidade de aprovação do administrador” e mais nada'],
    ['in French', 'Objet : Approbation de l’administrateur requise\nBonjour,'],
    ['in German', 'Betreff: Administratorgenehmigung erforderlich\nHallo zusammen,'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ statement: { says: 'admin-approval' }, appName: null, isMark: true })
  })

  test.each([
    ['conditional-access', 'It says You cannot access this right now. I am at home.'],
    ['conditional-access', 'No puede acceder a esto en este momento'],
    ['conditional-access', 'Você não pode acessar isso agora'],
    ['conditional-access', 'Vous ne pouvez pas accéder à cette ressource pour le moment'],
    ['conditional-access', 'Sie können momentan nicht darauf zugreifen'],
    ['device', 'You can’t get there from here'],
    ['device', 'Help us keep\nyour device secure'],
    ['device', 'Ayúdenos a mantener su dispositivo seguro'],
    ['device', 'Ajude-nos a manter o seu dispositivo seguro'],
    ['device', 'Aidez-nous à sécuriser votre appareil'],
    ['device', 'Helfen Sie uns, Ihr Gerät zu schützen'],
    ['wrong-account', 'That Microsoft account doesn’t exist. Enter a different account'],
    ['wrong-account', 'Selected user account does not exist in tenant Contoso'],
    ['none', 'Sorry, but we’re having trouble signing you out.'],
    ['none', 'Tenemos problemas para cerrar la sesión'],
    ['unknown', 'Sorry, but we’re having trouble signing you in.'],
    ['approval-request', 'Approval required\nClara\nEnter justification for requesting this app'],
    ['approval-request', 'I sign in and the page "Approval required" comes again'],
    ['approval-request', 'Aprovação necessária\nClara\nSolicitar aprovação'],
    ['approval-pending', 'Request sent\nClara\nYour admin has been told.'],
    [
      'approval-pending',
      'Approval required … and then, in Clara’s sign-in, it said "Request sent" by Microsoft',
    ],
    ['admin-approval', 'Admin approval required to sign in with Microsoft'],
    ['admin-approval', 'They get a screen that Clara needs admin approval from the Microsoft button'],
    ['admin-approval', 'P1ease note: c1ara needs permission to access res0urces in your organization'],
    ['admin-approval', 'Need admim aproval'],
    ['admin-approval', 'Need adrnin approval'],
    ['admin-approval', 'me aparese nesesita aprovacion de adminstrador al entrar a clara con microsoft'],
    [
      'admin-approval',
      'entro a clara con microsoft y me dice que se necesita la aprobación del administrador',
    ],
    ['admin-approval', 'hola no me deja entrar a clara, me dice que se necesita aprobacion del admin'],
    ['admin-approval', 'no puedo entrar a clara, sale que el admin tiene que aprobar la app'],
    ['admin-approval', 'na clara o login pede aprovação do admin'],
    ['admin-approval', 'o login da Clara diz que o administrador precisa aprovar o aplicativo'],
    ['admin-approval', 'it says i need approval from my admin to use clara'],
    ['admin-approval', 'clara login says the admin must approve the app'],
    ['admin-approval', 'I cannot log in to Clara to submit my expenses, it needs admin approval'],
    ['approval-request', 'Aproval requred, says Microsoft when I sign in'],
    ['approval-request', 'Clara "requires your admin’s approval to: read your profile"'],
    [
      'approval-request',
      'I approved it in Admin consent requests, and the page "Approval required" comes again',
    ],
  ])('as %s: %j', (says, text) => {
    expect(read(text)?.statement.says).toBe(says)
  })

  test.each([
    'I read that I need admin approval for this',
    'Need admin approval for my leave',
    'Approval required\nHoliday of Ana',
    'Approval required for the purchase of a lamp',
    'Request sent\nThank you',
    'Request sent\nYour admin will review your request',
    'Your request has been sent to your admin',
    'Approval required: sign in to Clara to approve the expense of $50',
    'Approval required: your global admin must approve this expense',
    'Log in to Clara: expense 1234 of Ana needs admin approval',
    'Faça login na Clara: a despesa precisa da aprovação do administrador',
    'Purchase sent. Your admin will review your request in Clara.',
    'El sistema me dice que se necesita la aprobación del administrador',
    'Approval required: your administrator has to approve the order',
    'La declaración: aprobación necesaria, dice el administrador',
    'Aprobación necesaria\nVacaciones de Ana',
    'Invalid username or password',
    'ǅ and İ are letters',
    '',
  ])('and not in the words of any other page: %j', (text) => {
    expect(read(text)).toBe(null)
  })

  test('beside a mark of Microsoft’s only, if other systems have the same words', () => {
    const text = 'Invalid username or password'
    expect(read(text, 'marked')).toEqual({ statement: { says: 'password' }, appName: null, isMark: false })
  })

  test('in a text without small letters only where a phrase begins', () => {
    const says = (text: string) => readStatement(text, 'unmarked')?.statement.says
    expect(says('ERROR: APROBACIÓN DEL ADMINISTRADOR NECESARIA')).toBe('admin-approval')
    expect(says('TU TARJETA REQUIERE APROBACIÓN DEL ADMINISTRADOR.')).toBe(undefined)
  })
  test('although a letter changes its length in lower case', () => {
    expect(read('İ Need admin approval\nNeed admin approval')?.statement.says).toBe('admin-approval')
  })
})

describe('the app in a sentence', () => {
  test.each([
    [
      'Clara needs permission to access resources in your organization that only an admin can grant.',
      'Clara',
    ],
    ['It says: Fabrikam Travel needs permission to access resources in your organization', 'Fabrikam Travel'],
    [
      'Need admin approval Contoso Pay needs permission to access resources in your organization',
      'Contoso Pay',
    ],
    [
      'Need admin approval Contoso Time App Contoso Time App needs permission to access resources in your organization',
      'Contoso Time App',
    ],
    ['acme-sync needs permission to access resources in your organization', 'acme-sync'],
    ['Application needs permission to access resources in your organization', null],
    ['I fear this app needs permission to access resources in your organization', null],
    ['My App needs permission to access resources in your organization', null],
    ['Contoso Time App needs permission to access resources in your organization', 'Contoso Time App'],
    ['needs permission to access resources in your organization', null],
    ['Clara necesita permiso para acceder a recursos de su organización que solo un administrador', 'Clara'],
    ['An admin of Contoso has set a policy that prevents you from granting Clara the permissions', 'Clara'],
    ['a policy that prevents you from granting', null],
    ['Need admin approval\nFabrikam Travel\nunverified\nSign in', 'Fabrikam Travel'],
    ['Need admin approval\nApp\nunverified\nSign in', null],
    ['Need admin approval\nHi team,\nI cannot work', null],
  ])('%j', (text, appName) => {
    expect(read(text)?.appName).toBe(appName)
  })
})

describe('a number with several meanings', () => {
  test.each([
    ['65005', 'is not supported because it is in an unmanaged state', 'app-misconfigured', 'it'],
    ['65005', 'needs a service that Contoso has not subscribed to', 'app-misconfigured', 'it'],
    ['50053', 'an IP address with malicious activity', 'conditional-access', undefined],
    ['16002', 'requested to sign out of a session', 'none', undefined],
  ])('%s: %s', (code, text, says, owner) => {
    expect(senseOf([code], text)).toEqual({ code, says, ...(owner && { owner }) })
  })
  test('has its usual meaning without the sentence', () => {
    expect(senseOf(['65005', '50053', '16000'], 'Something else.')).toBe(undefined)
    expect(senseOf([], 'unmanaged state')).toBe(undefined)
  })
})

describe('what a whole text says', () => {
  const url = 'https://app.clara.example/cb?error=access_denied&error_description='
  const unmanaged = 'AADSTS65005%3a+The+tenant+is+in+an+unmanaged+state'

  test('is the meaning of its number', () => {
    expect(readText('AADSTS65005: The tenant is in an unmanaged state.').statement).toEqual({
      code: '65005',
      says: 'app-misconfigured',
      owner: 'it',
    })
  })
  test('is the meaning of the number in an address of the text', () => {
    expect(readText(`It says ${url}${unmanaged}`).statement).toMatchObject({ code: '65005', owner: 'it' })
  })
  test('is the owner that Microsoft names in a message', () => {
    const message =
      'This can happen if the application has not been installed by the administrator of the tenant'
    expect(readText(`AADSTS9999123: ${message}.`).statement).toEqual({
      says: 'app-misconfigured',
      owner: 'it',
    })
  })
  test('includes that an address asks for consent each time', () => {
    const request =
      'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=c1a7a000-1111-4222-8333-0123456789ab'
    expect(readText(`Need admin approval\n${request}&prompt=consent`).asksAgain).toBe(true)
    expect(readText(`Need admin approval\n${request}&prompt=login`).asksAgain).toBeUndefined()
  })
})
