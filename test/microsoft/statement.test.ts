import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/microsoft/plain.ts'
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
    ['in the name of a picture', 'I attach Need_admin_approval.png'],
    ['with a digit for a letter', 'Need admin approva1'],
  ])('%s', (_, text) => {
    expect(read(text)).toStrictEqual({ statement: { says: 'admin-approval' }, appName: null, isMark: true })
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
    [
      'consent-declined',
      'MsalServiceException: The user has denied access to the scope requested by the client application.',
    ],
    ['none', 'Sorry, but we’re having trouble signing you out.'],
    ['none', 'Tenemos problemas para cerrar la sesión'],
    ['unknown', 'Sorry, but we’re having trouble signing you in.'],
    ['approval-request', 'Approval required\nClara\nEnter justification for requesting this app'],
    ['approval-request', 'I sign in and the page "Approval required" comes again'],
    ['approval-request', 'Aprovação necessária\nClara\nSolicitar aprovação'],
    ['approval-pending', 'La solicitud sigue pendiente en Microsoft, no entro a Clara'],
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
    'La solicitud está pendiente en Clara',
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
    const text = 'İdeal İş needs permission to access resources in your organization'
    expect(read(text)).toMatchObject({ statement: { says: 'admin-approval' }, appName: 'İdeal İş' })
  })

  test.each([
    ['I sign in with Microsoft and get', 'Approval required', 'Aproval requred', 'approval-request'],
    ['I sign in with Microsoft and get', 'approval required', 'aproval requred', undefined],
    ['MICROSOFT’S SIGN-IN SAYS:', 'APPROVAL REQUIRED', 'APROVAL REQURED', 'approval-request'],
    ['MICROSOFT’S SIGN-IN HAS', 'APPROVAL REQUIRED', 'APROVAL REQURED', undefined],
  ])('and misspelled as if it were well spelled: %s %s', (before, headline, misspelled, says) => {
    expect(read(`${before} ${headline} NOW`)?.statement.says).toBe(says)
    expect(read(`${before} ${misspelled} NOW`)?.statement.says).toBe(says)
  })
})

describe('of several sentences', () => {
  const says = (...lines: string[]) => read(lines.join('\n'))?.statement.says
  const device = 'You can’t get there from here'
  const access = 'You cannot access this right now'

  test('the last page counts', () => {
    expect(says(device, access)).toBe('conditional-access')
    expect(says(access, device)).toBe('device')
  })
  test('a page counts more than what any sign-in says, in any order', () => {
    const locked = 'Microsoft: your account has been locked'
    expect(says(device, locked)).toBe('device')
    expect(says(locked, device)).toBe('device')
  })
  test('a reason counts more than the note that a sign-in failed', () => {
    const locked = 'Microsoft: your account has been locked'
    expect(says(locked, 'Sorry, we couldn’t sign you in')).toBe('account-blocked')
    expect(says('Sorry, we’re having trouble signing you in', locked)).toBe('account-blocked')
  })
  test('the longer one counts if another is a part of it', () => {
    const required = ['Approval required', 'Clara', 'Request approval']
    expect(says(...required, 'Admin approval required')).toBe('admin-approval')
    expect(says('Admin approval required', ...required)).toBe('approval-request')
  })
  test('an old headline does not count before fifty ordinary mentions', () => {
    const headline = 'It says "need admin approval".'
    const mention = 'Others need admin approval for their leave.'
    expect(says(headline, ...Array(49).fill(mention))).toBe('admin-approval')
    expect(says(headline, ...Array(50).fill(mention))).toBe(undefined)
  })
  test('the first one with a name tells the app', () => {
    const sentence = 'needs permission to access resources in your organization'
    const text = `This app ${sentence}\nFabrikam Pay ${sentence}\nContoso Time ${sentence}`
    expect(read(text)?.appName).toBe('Fabrikam Pay')
  })
})

describe('a sentence that other systems print counts', () => {
  const sent = 'Your admin will review your request'

  test.each([
    ['beside Clara', `Clara\n${sent}`, 'approval-pending'],
    ['beside Microsoft, with money too', `Microsoft\n${sent} of $50`, 'approval-pending'],
    ['not beside Clara and money', `Clara\n${sent} for the expense`, undefined],
    ['not alone', sent, undefined],
    [
      'beside Clara and money if Clara has no such words',
      'Clara: the expense page is blocked by conditional access',
      'conditional-access',
    ],
    ['not alone if Clara has no such words', 'The page is blocked by conditional access', undefined],
    [
      'beside Microsoft if any sign-in prints it',
      'Microsoft: your account has been locked',
      'account-blocked',
    ],
    ['not beside Clara if any sign-in prints it', 'Clara: your account has been locked', undefined],
  ])('%s', (_, text, says) => {
    expect(read(text)?.statement.says).toBe(says)
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
