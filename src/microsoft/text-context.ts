import { anyWord } from './pattern.ts'

export type Marked = 'marked' | 'unmarked'

/** What a text shows besides its sentences. */
export interface TextContext {
  /** Without the signs of italics, and with letters alone in words. */
  flat: string
  lowerCase: string
  /** It has no small letter. */
  isShouted: boolean
  hasSignIn: boolean
  /** Besides sentences. */
  hasMark: boolean
  /** It names Microsoft or Clara, or has another mark. */
  hasProduct: boolean
  namesMicrosoft: boolean
  isAboutSignIn: boolean
  hasRestOfPage: boolean
  hasMoney: boolean
  /** In lower case, without marks of lists and the stop at the end. */
  lines: ReadonlySet<string>
}

export function contextOf(flat: string, lowerCase: string, marked: Marked): TextContext {
  const hasSignIn = signIn.test(lowerCase)
  const hasMark = marked === 'marked'
  const hasProduct = hasMark || product.test(lowerCase)
  return {
    flat,
    lowerCase,
    isShouted: !/\p{Ll}/u.test(flat),
    lines: linesOf(lowerCase),
    hasSignIn,
    hasProduct,
    hasMark,
    namesMicrosoft: hasMark || microsoft.test(lowerCase),
    isAboutSignIn: hasMark || (hasSignIn && hasProduct),
    hasRestOfPage: restOfPage.test(lowerCase),
    hasMoney: money.test(lowerCase),
  }
}

function linesOf(lowerCase: string): Set<string> {
  const bare = (line: string) =>
    line
      .replace(/^[\s#-]+/, '')
      .trimEnd()
      .replace(/[.!]$/, '')
  return new Set(lowerCase.split('\n').map(bare))
}

const microsoft =
  /microsoft|entra id|azure|office ?365|admin consent request|(?<![a-z])(?:entra|o365|m365)(?![a-z])/
const product = new RegExp(`${microsoft.source}|(?<![a-z])clara(?![a-z])`)
/** In lower case. */
export const signIn = new RegExp(
  anyWord([
    '(?:sign|log)(?:s|ged|ging|ing|ned)?[ -]?(?:in|on)',
    'login',
    'iniciar',
    'inicio de',
    'entrar',
    'acced',
    'acess',
    'connect',
    'connexion',
    'anmeld',
    'sso',
    'global admin|consent request',
  ]),
)

/** Other parts of the approval pages. */
const restOfPage = new RegExp(
  anyWord([
    'justification for requesting|request approval|requesting this app|your admin|this app\\b',
    'justifica|solicitar aprob|solicitar aprov|administrador|esta aplicación|este aplicativo',
    "demander l'approbation|administrateur|cette application",
    'genehmigung anfordern|begründung|administrator|diese (?:app|anwendung)',
  ]),
)

/** Clara itself asks for approvals: of expenses, cards and limits. */
export const moneyWords = [
  ...['expense', 'reimburse', 'credit', 'limit[e ]', 'purchase', 'card ', 'invoice', 'budget'],
  ...['reembols', 'gasto', 'tarjeta', 'límite', 'compra', 'pago', 'factura', 'presupuesto'],
  ...['despesa', 'cartão', 'pagamento', 'fatura'],
]
const money = new RegExp(`[$€£]\\s?\\d|${anyWord(moneyWords)}`)
