import { expect, test } from 'vitest'
import { freshSimulator } from './fresh.ts'
import { startSimulator } from './index.ts'
import { partsOf } from './reading.ts'
import { newVisitor } from './visitor.ts'

const here = freshSimulator()

test.each([
  ['es-MX,es;q=0.9', 'Se necesita la aprobación del administrador', '2058', 'es-MX'],
  ['pt-BR', 'Necessidade de aprovação do administrador', '1046', 'pt-BR'],
  ['fr-FR', 'Need admin approval', '1033', 'en-US'],
])('speaks the browser’s language: %s', async (language, title, number, tag) => {
  const page = await newVisitor(here.simulator, language).signIn('workflow-off@contoso.example')
  expect(partsOf(page).title).toBe(title)
  expect(page.source).toContain(
    `<meta name="ReqLC" content="${number}">\n<meta name="LocLC" content="${tag}">`,
  )
})

test('prefers mkt to the browser’s language', async () => {
  const page = await here.visitor.signIn('workflow-off@contoso.example', 'code-query', 'mkt=es-ES')
  expect(partsOf(page).title).toBe('Se necesita la aprobación del administrador')
})

test('changes only the visible words if a company has branding', async () => {
  const branded = await startSimulator({ branding: true })
  try {
    const page = await newVisitor(branded).signIn('workflow-on@contoso.example')
    expect(partsOf(page)).toEqual({
      title: 'Contoso has not tried this app yet',
      fields: ['reason'],
      buttons: ['request-approval'],
      links: ['cancel'],
    })
    expect(page.source).toContain('AADSTS90095')
  } finally {
    await branded.close()
  }
})

test('lists the accounts on a page with buttons for an administrator’s decision', async () => {
  const address = 'https://login.microsoftonline.com/simulator/accounts'
  expect((await here.visitor.open(address)).source).toContain('<code>workflow-on@contoso.example</code>')
  await here.visitor.post(address, { decision: 'approve' })
  const page = await here.visitor.signIn('workflow-on@contoso.example')
  expect(page.drawn).toContain('signed in as workflow-on@contoso.example')
})
