import { cleanText } from './clean.ts'
import { guidInText, idAtLabel, joinGuid, readGuid, startOfId } from './guid.ts'
import { label, labelled } from './labels.ts'
import { anyOf, anyWord, letters } from './pattern.ts'
import type { ErrorFacts, NamedApp } from './types.ts'

/** Finds the apps that a plain text names by ID, display name or both. Never throws. */
export function readApp(plain: string): Pick<ErrorFacts, 'clientId' | 'appName' | 'apps'> {
  const label = { clientId: labelledId(plain), appName: labelledName(plain) }
  const apps = [label, ...readMentions(plain)]
  const first = (field: keyof NamedApp) =>
    apps.map((app) => app[field]).find((value) => value !== null) ?? null
  return { clientId: first('clientId'), appName: first('appName'), ...severalApps(apps) }
}

/** The apps, if they cannot all be one app. */
export function severalApps(all: readonly NamedApp[]): Pick<ErrorFacts, 'apps'> {
  const apps = all.filter(({ clientId, appName }) => clientId !== null || appName !== null)
  const different = (field: keyof NamedApp) => new Set(apps.flatMap((app) => app[field] ?? [])).size
  return different('clientId') > 1 || different('appName') > 1 ? { apps } : {}
}

/** Some messages name a resource by its ID too, beside the client's. */
export const appIdLabel = label(
  [
    '(?<!resource )app(?:lication)? (?:\\(client\\) )?id(?:entifier)?',
    'client id',
    `(?:id\\.?|identificador|identificateur) d[aeo] (?:la |l')?(?:apli[ck]a[${letters}]{2,8}|app(?:lication)?)`,
    '(?:app(?:likation|likasjon)?s?|anwendungs|toepassings)-id',
    "id (?:dell')?app(?:licazione)?",
    'идентификатор приложения',
    '(?:アプリ(?:ケーション)?|应用(?:程序)?|應用程式|앱|응용 ?프로그램) ?(?:id|識別碼)',
  ],
  ['(?<!resource[ _]?)app(?:lication)?[_-]?id', 'client[_-]?id'],
  idAtLabel,
  startOfId,
)

function labelledId(plain: string): string | null {
  const found = labelled(plain, appIdLabel)
  return found === null ? null : unmasked(found)
}

/** People mask an ID by one digit, such as all zeros. */
function unmasked(found: string): string | null {
  const id = joinGuid(found)
  return new Set(id.replaceAll('-', '')).size > 1 ? id : null
}

function labelledName(plain: string): string | null {
  for (const form of [nameField, nameColumn]) {
    const name = readName(plain.match(form)?.[1])
    if (name !== null) return name
  }
  return null
}

const nameLabel = anyWord([
  'app(?:lication)?[ _]?(?:display)?[ _]?name',
  'nombre de (?:la )?aplicación',
  'nome d[oa] aplica\\S{2,6}',
  "nom de l'application",
  '(?:app|anwendungs)-?name',
  'アプリ名',
  '应用名称',
])

/** On a page that lost its line breaks, the next label ends the name. */
const nextLabel = anyWord([
  'app(?:lication)? id',
  'ip address',
  'device',
  'request id',
  'correlation id',
  'timestamp',
  'id\\.? d',
])

const nameField = new RegExp(
  `${nameLabel}["']?\\s?[:=]\\s?["']?([^\\n"]{1,80}?)(?=["\\n;]|'[,}\\]]|\\s${nextLabel}|$)`,
  'i',
)

/** The column of a sign-in log. */
const nameColumn = /(?:^|\n)(?:application|aplicaci\S{1,2}n|aplicativo|anwendung)\s?(?:: ?|\n)([^\n]{1,80})/i

/** How messages name an app, those with an ID first. */
function readMentions(plain: string): NamedApp[] {
  if (!anyAppWord.test(plain)) return []
  const withIdFirst = Array.from(plain.matchAll(idFirst), ([, between, id, bracketed, named]) =>
    mention(between, id, bracketed ?? named),
  )
  const withNameFirst = nameFirst.flatMap((form) =>
    Array.from(plain.matchAll(form), ([, name, id]) => mention(name, id, name)),
  )
  return [...withIdFirst, ...withNameFirst].flat()
}

/** In "the app needs access to a service ('ID')", the word before the ID shows whose it is. */
function mention(before: string | undefined, id: string | undefined, name: string | undefined): NamedApp[] {
  if (otherThing.test(String(before))) return []
  return [{ clientId: id ? unmasked(id) : null, appName: readName(name) }]
}

const otherThing = new RegExp(
  `(?<![${letters}])${anyWord([
    'resource|ressource|recurso',
    'service|servicio|serviço|dienst',
    'tenant|inquilino|locatário',
    'directory|directorio|diretório|verzeichnis',
    'scope|permission|user',
    // On one line, the IDs of the attempt follow the app.
    'trace|(?:request|activity|session|object) id',
    'correlation|correlación|correlação|corrélation|korrelations?|seguimiento|rastreamento',
    'solicitud|solicitação|demande|requête|anforderungs?',
  ])}(?![${letters}])`,
  'i',
)

const appWord = `(?<![${letters}])(?<!resource\\s)${anyOf([
  'app(?:lication|li[ck]atie|licazione)?',
  `aplica[${letters}]{2,6}`,
  'anwendung',
  'toepassing',
  `приложени[${letters}]`,
  'アプリケーション',
  '应用程序',
  '應用程式',
  '애플리케이션',
])}(?![${letters}])`

const anyAppWord = new RegExp(appWord, 'i')

/** An ID with a digit too many was changed by somebody. */
const quotedId = `(?:["']\\s?)?(${guidInText})(?![\\da-z])(?:\\s?["'])?`

const named = anyOf([
  'named',
  '(?:llamad|denominad|chamad|denominat)[ao]',
  'con (?:el )?nombre',
  'com o nome',
  'nommée?',
  'namens',
  'mit dem Namen',
  'met de naam',
])

/** 'ID', 'ID'(NAME), and with identifier 'ID' named 'NAME'. */
const idFirst = new RegExp(
  `${appWord}((?:[^"'()\\n.,]|(?<=[a-z])'(?=[a-z])){0,60}?(?:\\n(?:[^"'()\\n.,:]|(?<=[a-z])'(?=[a-z])){0,40}?(?=["']))?|\\n)${quotedId}(?:\\s?\\(([^()\\n]{1,80})\\)|\\s${named}\\s["']([^"'\\n]{1,80})["'])?`,
  'gi',
)

/** Neither the end of "'Web Application' client" nor the sign in "the application's 'x'". */
const openingQuote = `["'](?!s?[\\s.,;:)])`

const nameFirst = [
  // 'NAME'(ID)
  `\\s?:?\\s?${openingQuote}([^"\\n]{1,80}?)["']\\s?\\(${quotedId}\\)`,
  // NAME ('ID')
  `\\s([^"'()\\n]{1,80}?(?:\\n[^"'()\\n:]{1,40}?)?)\\s?\\(${quotedId}\\)`,
  // 'NAME'
  `\\s?:?\\s?${openingQuote}([^"'\\n]{1,80})["']`,
].map((form) => new RegExp(appWord + form, 'gi'))

function readName(found: string | undefined): string | null {
  if (found === undefined) return null
  // A note behind the name may be cut in its middle.
  const name = cleanText(found.replace(/\s\([^)]*$|^["']|["']$|\s?\|$/g, ''), 80)
  const isId = readGuid(name) !== null || (brokenId.test(name) && /\d/.test(name))
  return isId || !/^[^\s,;:!?]*\p{L}/u.test(name) || placeholder.test(name) ? null : name
}

/** An ID that lost a digit or was masked in part. */
const brokenId = /^[\da-fx*.…•_-]+$/i

/** People mask names, and guides have words that stand for them. An address is no name. */
const placeholder = new RegExp(
  [
    `^${anyOf(['null|none|n/a|undefined|unknown', 'x+|[?#_.…•*-]+', 'guid|identifier|name|id'])}$`,
    '^[<{[]|[…•]|\\.{3}|x{3}|\\*{2}|://',
    'redacted|anonymi[sz]ed|placeholder|hidden|masked|omitted|removed|oculto|censurado',
    '^(?:your|my|our|the|some|client|app|application|example)[ _-]?(?:client|app|application)?[ _-]?(?:id|guid|name|identifier)?$',
  ].join('|'),
  'i',
)
