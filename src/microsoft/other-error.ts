import { cleanText } from './clean.ts'
import { anyOf, letters } from './pattern.ts'

/**
 * An error in a plain text without a mark of Microsoft's, such as another system's number;
 * null if there is none. Never throws.
 */
export function readOtherError(plain: string): string | null {
  const start = plain.slice(0, mostRead)
  const found = forms.map((form) => start.match(form)?.[0]).find((one) => one !== undefined)
  return found === undefined ? null : cleanText(found, 60)
}

/** A ticket names its error at its start. */
const mostRead = 20_000

const rest = '[^\\n.]{0,40}'

/** A label without a value, or an empty one, is no error. */
const noValue =
  '(?!(?: codes?| reason)?["\']?\\s?[:=]\\s?["\']?(?:(?:null|none|undefined|false|0)(?![\\d.])|\\n|$))'

/** "If you received this in error", and "without error". */
const notInError = '(?<!(?:in|by|no|without|por|sin|sem|par|sans|ohne) )'

/** From the most telling to words that any program uses. */
const forms: readonly RegExp[] = [
  // AD FS, Microsoft's old Access Control Service, browsers.
  /(?<![a-z\d_])(?:MSIS|ACS|IDX|WIF|NS_ERROR_|ERR_|SEC_ERROR_|SSL_ERROR_)[\dA-Z_]{3,60}/i,
  form([
    'access_denied|unauthorized_client|server_error|redirect_uri_mismatch|disallowed_useragent',
    'invalid_[a-z_]{3,30}',
  ]),
  form(['(?:error|erro|fehler|erreur|c[óo]digo|code)(?: code)?:? ?#?\\d{2,8}(?!\\d)']),
  form(['(?:http|status)[ /:]{0,3}(?:1\\.1 |2 )?[45]\\d\\d(?!\\d)']),
  form([
    `(?:admin(?:istrator)? approval|approval required|request (?:was |has been )?sent)${rest}`,
    `(?:aprobación|aprovação|approbation|genehmigung|solicitud enviada|demande envoyée)${rest}`,
  ]),
  form([
    `${notInError}(?:errors?|fail(?:ed|ures?|s)?)${noValue}(?![${letters}])${rest}`,
    `[a-z_]{0,40}(?:exception|failed|denied)(?![${letters}])|(?:denied|refused|blocked|locked out)(?![${letters}])${rest}`,
    `(?:cannot|can't|could not|couldn't|unable to|problem) [a-z:]${rest}`,
    `(?:no (?:puedo|puede|podemos|pude|se puede)|falló|falla|bloquead|denegad|negad[oa]|rechazad)${rest}`,
    `${notInError}(?:erro(?:res)?(?![${letters}])|falhou|falha|não (?:consigo|consegue|foi possível|pode) )${rest}`,
    `${notInError}(?:erreur|échec|échoué|refusée?|bloquée?|impossible de )${rest}`,
    `(?:fehler|fehlgeschlagen|gesperrt|blockiert|verweigert|nicht (?:anmelden|möglich))${rest}`,
  ]),
  form([
    'something went wrong|algo salió mal|algo deu errado',
    `(?:insufficient privileges|not (?:authori[sz]ed|assigned to)|(?:was|were) not found|(?:is|was) (?:incorrect|invalid|not valid))${rest}`,
    `(?:no autorizad[oa]|não autorizad[oa]|incorrect[oa])(?![${letters}])${rest}`,
  ]),
]

function form(words: readonly string[]): RegExp {
  return new RegExp(`(?<![${letters}\\d_])${anyOf(words)}`, 'i')
}
