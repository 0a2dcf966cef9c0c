// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/_locales/index.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices } from '../../src/report/choices.ts'
import { reportText } from '../../src/report/text.ts'
import { blockedAt, inputOf } from '../report/input.ts'
import { openPopup } from './open.ts'

/*
 * What Clara's help article tells its customers, sentence by sentence and in our words.
 * Each must be reachable: in the popup, or in the report that it copies.
 */
type Patterns = Record<Language, RegExp>
type Sentence = readonly [says: string, where: 'popup' | 'report', shown: Patterns]

const everywhere = (pattern: RegExp): Patterns => ({ en: pattern, es: pattern, 'pt-BR': pattern })

const beforehand: readonly Sentence[] = [
  ['the person needs an active Microsoft 365 account', 'popup', everywhere(/Microsoft 365/)],
  [
    'the browser must be up to date',
    'popup',
    { en: /up-to-date browser/, es: /navegador al día/, 'pt-BR': /navegador atualizado/ },
  ],
  [
    'the person needs somebody in IT to ask',
    'popup',
    { en: /IT contact/, es: /contacto en TI/, 'pt-BR': /contato na TI/ },
  ],
]

const afterwards: readonly Sentence[] = [
  [
    'the person asks the IT team for help',
    'popup',
    { en: /Copy for IT/, es: /Copiar para TI/, 'pt-BR': /Copiar para a TI/ },
  ],
  [
    'after the approval the sign-in works',
    'popup',
    {
      en: /When they approve it, wait a few minutes and sign in again/,
      es: /Cuando la aprueben, espera unos minutos e inicia sesión de nuevo/,
      'pt-BR': /Quando aprovarem, espere alguns minutos e entre de novo/,
    },
  ],
  [
    'nobody else in the company has to repeat it',
    'popup',
    {
      en: /One approval covers the whole company: your colleagues/,
      es: /Una sola aprobación sirve para toda la empresa: tus compañeros/,
      'pt-BR': /Uma única aprovação vale para toda a empresa: seus colegas/,
    },
  ],
]

const articles: Readonly<Record<'90095' | '90094', readonly Sentence[]>> = {
  // Scenario 1: the person can request the approval.
  '90095': [
    ...beforehand,
    [
      'the page says that an approval is needed',
      'popup',
      { en: /needs to approve Clara/, es: /tiene que aprobar Clara/, 'pt-BR': /precisa aprovar a Clara/ },
    ],
    [
      'an administrator approves access to basic data',
      'popup',
      { en: /see your name and email/, es: /ver tu nombre y tu correo/, 'pt-BR': /ver seu nome e e-mail/ },
    ],
    [
      'the person gives a reason and requests the approval',
      'popup',
      { en: /enter a reason/, es: /Escribe un motivo/, 'pt-BR': /Escreva um motivo/ },
    ],
    ['IT signs in to the Entra admin center', 'report', everywhere(/https:\/\/entra\.microsoft\.com\//)],
    ['with a role that can grant consent', 'report', everywhere(/Privileged Role Administrator/)],
    ['opens the enterprise applications', 'report', everywhere(/Entra ID > Enterprise apps > /)],
    ['selects the requests for admin consent', 'report', everywhere(/> Admin consent requests/)],
    [
      'reviews permissions and consent, and accepts',
      'report',
      {
        en: /Review permissions and consent\..* accept/,
        es: /Review permissions and consent\..* acepten/,
        'pt-BR': /Review permissions and consent\..* aceitem/,
      },
    ],
    ...afterwards,
  ],
  // Scenario 2: the person cannot request it.
  '90094': [
    ...beforehand,
    [
      'the page says that an administrator is needed',
      'popup',
      { en: /IT team needs to approve/, es: /TI tiene que aprobar/, 'pt-BR': /equipe de TI precisa aprovar/ },
    ],
    [
      'people cannot send requests at this company',
      'popup',
      {
        en: /doesn’t let you send a request/,
        es: /no te deja enviar una solicitud/,
        'pt-BR': /não deixa você enviar/,
      },
    ],
    [
      'the person shares a screenshot of the page',
      'popup',
      { en: /Take a screenshot/, es: /Tomar una captura/, 'pt-BR': /Fazer uma captura/ },
    ],
    [
      'an administrator signs in to Clara and consents for the organization',
      'report',
      {
        en: /sign in to Clara with Microsoft, select “Consent on behalf of your organization”, and accept/,
        es: /inicien sesión en Clara con Microsoft, marquen la casilla .* organización y acepten/,
        'pt-BR': /entrem na Clara com a Microsoft, marquem a caixa .* organização e aceitem/,
      },
    ],
    ...afterwards,
  ],
}

describe.each(['90095', '90094'] as const)('Clara’s help article, AADSTS%s', (code) => {
  describe.each(['en', 'es', 'pt-BR'] as const)('%s', async (language) => {
    const popup = await popupText(code, language)
    const report = await reportTexts(code, language)

    it.each(articles[code])('%s: in the %s', (_, where, shown) => {
      expect(where === 'popup' ? popup : report).toMatch(shown[language])
    })
  })
})

/** Everything in the popup, folded or not. */
async function popupText(code: string, language: Language): Promise<string> {
  await openPopup({ attempt: blockedAt({ codes: [code] }), policy: { language }, isPopupWindow: true })
  return document.body.textContent ?? ''
}

async function reportTexts(code: string, language: Language): Promise<string> {
  const input = await inputOf(blockedAt({ codes: [code] }), { language, choices: defaultChoices('full') })
  return reportText(buildReport(input))
}
