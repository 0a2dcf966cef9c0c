/**
 * The words before an identifier, a time or a code: as Microsoft's pages and logs print them, in the languages that
 * people have shown, and as field names. A space is any white space; a letter with an accent is any one or two
 * characters, since accents get lost on the way.
 */
export interface Label {
  /** As a person reads it; two of these together are a mark of Microsoft's error page. */
  printed: RegExp
  /** As a program writes it. */
  field: RegExp
  /** The value alone: quick to look for, and where there is none no label needs to be. */
  value: RegExp
}

/** How a label and its value are joined: a colon, a table's line, a line break or nothing at all. */
const joint = '["\'\\])]{0,2}\\s?(?:[:=|]|-)?\\s?["\'([{<]{0,3}'

/** The two expressions for a label, each with one group: the value, which must look like `value`. */
export function label(printed: readonly string[], field: readonly string[], value: string): Label {
  const form = (words: readonly string[]) => {
    const any = words.join('|').replaceAll(' ', '\\s').replace(/[À-ž]/g, '\\S{1,2}')
    return new RegExp(`(?:${any})${joint}(${value})`, 'iu')
  }
  return { printed: form(printed), field: form(field), value: new RegExp(value) }
}

/** The value behind a label in a text, already plain; null if there is none. */
export function labelled(plain: string, { printed, field, value }: Label): string | null {
  if (!value.test(plain)) return null
  return plain.match(printed)?.[1] ?? plain.match(field)?.[1] ?? null
}

/** Trace ID in answers, Request Id on pages: the same thing. A sign-in log also names the original request, another one. */
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

/** The stem is much the same in most languages. Text taken from a picture may have another letter in "ID". */
export const correlationWords = {
  printed: [
    'correlation [il1]d(?:entifier)?',
    '(?:id\\.?|identificador|identificateur|identyfikator|идентификатор) (?:d[aei] |della )?(?:la )?(?:[ck]orr?(?:e|é)la|корреля)\\S{1,8}',
    '[ck]orr?ela\\p{L}{1,8}- ?id',
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
    'horodat\\p{L}{2,4}',
    'zeitstempel|tijd ?stempel|tidsst.mpel',
    'sygnatura czasowa|znacznik czasu',
    '(?:метка|отметка) времени',
    'zaman damgası',
    '(?:タイム ?スタンプ|时间戳|時間戳記?|타임 ?스탬프)',
  ],
  field: ['createdDateTime', 'timeGenerated', '(?<![\\p{L}_])(?:date(?: \\(utc\\))?|fecha|data)'],
} as const

/** A block page prints the bare number; a sign-in log calls it the sign-in's error code. */
export const codeWords = [
  '(?:sign-?in )?error ?codes?',
  'código d[eo] erro(?:r)?(?: d[eo] (?:la )?(?:inicio de sesión|entrada|login))?',
  "code d'erreur(?: de connexion)?",
  '(?:anmelde)?fehlercode',
  "codice (?:di |dell')?errore",
  'foutcode',
  'kod błędu',
  'код ошибки',
  'hata kodu',
  'felkod|fejlkode|feilkode',
  '(?:エラー ?コード|错误代?码|錯誤代?碼|오류 ?코드)',
] as const
