import { anyWord, letters } from './pattern.ts'

/** Finds an identifier, a time or a code by the words before it. */
export interface Label {
  /** As pages and logs print it. Two of these together are a mark of Microsoft's error page. */
  printed: RegExp
  /** As a program writes it. */
  field: RegExp
  /** The value alone: a quick test before the others. */
  value: RegExp
}

/** Between a label and its value: a colon, the line of a table, a line break or nothing. */
const joint = '["\'\\])]{0,2}\\s?(?:[:=|]|-)?\\s?(?:["\'([{<]{1,3}\\s?)?'

/**
 * A label whose value matches `value`: the only group of `printed` and `field`.
 * `quick` matches a part.
 */
export function label(
  printed: readonly string[],
  field: readonly string[],
  value: string,
  quick = value,
): Label {
  const form = (words: readonly string[]) => new RegExp(`${anyWord(words)}${joint}(${value})`, 'i')
  return { printed: form(printed), field: form(field), value: new RegExp(quick) }
}

/** The value behind a label in a plain text; null if there is none. */
export function labelled(plain: string, { printed, field, value }: Label): string | null {
  if (!value.test(plain)) return null
  return plain.match(printed)?.[1] ?? plain.match(field)?.[1] ?? null
}

/** Trace ID and Request Id are the same. A sign-in log's "original request" is another one. */
export const traceWords = {
  printed: [
    '(?<!original )(?:request|trace) [il1]d(?:entifier)?',
    '(?:id\\.?|identificador) de (?:la )?(?:solicitud|petición|seguimiento|rastreo|traza)',
    '(?:id\\.?|identificador) d[aeo] (?:solicitação|requisição|pedido|rastreamento|rastreio)',
    '(?:id\\.?|identificateur) de (?:la )?(?:demande|requête|suivi|trace)',
    '(?:anforderungs|anfrage|ablaufverfolgungs)-? ?id',
    'id (?:della )?(?:richiesta|traccia)',
    '(?:aanvraag|tracering)s?- ?id',
    'identyfikator (?:żądania|śledzenia)',
    'идентификатор (?:запроса|трассировки)',
    '(?:.stek|.zleme) kimliği',
    '(?:begärande|spårnings|anmodnings|forespørsels|sporings)- ?id',
    '(?:要求|请求|請求|跟踪|追蹤|トレース|요청|추적) ?(?:id|識別碼)',
  ],
  field: ['(?<!(?:client|original|parent)[_-]?)(?:trace|request)[_-]?id'],
} as const

/** Text recognized in a picture may have another letter in "ID". */
export const correlationWords = {
  printed: [
    'corr?elation [il1]d(?:entifier)?',
    '(?:id\\.?|identificador|identificateur|identyfikator|идентификатор) (?:d[aei] |della )?(?:la )?(?:[ck]orr?(?:e|é)la|корреля)\\S{1,8}',
    `[ck]orr?ela[${letters}]{1,8}- ?id`,
    '(?:bağıntı|korelasyon) kimliği',
    '(?:相关性?|关联|相關|相互關聯|関連付け|相関|상관 ?관계) ?(?:id|識別碼)',
  ],
  field: ['correlation[_-]?id(?:key)?', 'client-request-id'],
} as const

export const stampWords = {
  printed: [
    'time ?stamp(?: \\(utc\\))?',
    'marca de (?:tiempo|hora|fecha)',
    '(?:carimbo|marca) de (?:data/hora|data e hora|data|tempo|hora)',
    'fecha y hora',
    'data/hora',
    `horodat[${letters}]{2,4}`,
    'zeitstempel|tijd ?stempel|tidsst.mpel',
    'sygnatura czasowa|znacznik czasu',
    '(?:метка|отметка) времени',
    'zaman damgası',
    '(?:タイム ?スタンプ|时间戳|時間戳記?|타임 ?스탬프)',
    // MSAL for JavaScript: "7000215 - [2026-09-14 08:21:33Z]: AADSTS7000215: …"
    '\\d{5,8}(?= - \\[\\d{4}-)',
  ],
  field: ['createdDateTime', 'timeGenerated', `(?<![${letters}_])(?:date(?: \\(utc\\))?|fecha|data)`],
} as const

/** A block page prints only the number; a sign-in log calls it the sign-in's error code. */
export const codeWords = [
  '(?:sign-?in )?err?or ?codes?',
  'código d[eo] erro(?:r)?(?: d[eo] (?:la )?(?:inicio de sesión|entrada|login))?',
  "code d'erreur(?: de connexion)?",
  '(?:anmelde)?fehlercode',
  "codice (?:di |dell')?errore(?: di accesso)?",
  'foutcode',
  'kod błędu',
  'код ошибки',
  'hata kodu',
  'felkod|fejlkode|feilkode',
  '(?:エラー ?コード|错误代?码|錯誤代?碼|오류 ?코드)',
] as const
