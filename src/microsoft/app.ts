import { cleanText } from './clean.ts'
import { guidInText, joinGuid, readGuid } from './guid.ts'
import { label, labelled } from './labels.ts'

/** The app that a message names. */
export interface NamedApp {
  clientId: string | null
  appName: string | null
}

/** Finds the app that a text, already plain, names by its ID, its display name or both. Never throws. */
export function readApp(text: string): NamedApp {
  const mentions = readMentions(text)
  return {
    clientId: labelledId(text) ?? mentions[0]?.clientId ?? null,
    appName: labelledName(text) ?? mentions.find((one) => one.appName !== null)?.appName ?? null,
  }
}

/** A resource's own ID stands beside the client's in some messages. */
export const appIdLabel = label(
  [
    '(?<!resource )app(?:lication)? (?:\\(client\\) )?id(?:entifier)?',
    'client id',
    "(?:id\\.?|identificador|identificateur) d[aeo] (?:la |l')?(?:apli[ck]a\\p{L}{2,8}|app(?:lication)?)",
    '(?:app(?:likation|likasjon)?s?|anwendungs|toepassings)-id',
    "id (?:dell')?app(?:licazione)?",
    'идентификатор приложения',
    '(?:アプリ(?:ケーション)?|应用(?:程序)?|應用程式|앱|응용 ?프로그램) ?(?:id|識別碼)',
  ],
  ['(?<!resource[ _]?)app(?:lication)?[_-]?id', 'client[_-]?id'],
  guidInText,
)

function labelledId(text: string): string | null {
  const found = labelled(text, appIdLabel)
  return found === null ? null : joinGuid(found)
}

function labelledName(text: string): string | null {
  for (const form of nameLabels) {
    const found = readName(text.match(form)?.[1])
    if (found !== null) return found
  }
  return null
}

/** On a page that lost its line breaks the next label ends the name. */
const nameLabels = [
  /(?:app(?:lication)?[ _]?(?:display)?[ _]?name|nombre de (?:la )?aplicaci\S{1,2}n|nome d[oa] aplica\S{2,6}|nom de l'application|(?:app|anwendungs)-?name|アプリ名|应用名称)["']?\s?[:=]\s?["']?([^\n"]{1,80}?)(?=["\n;]|'[,}\]]|\s(?:app(?:lication)? id|ip address|device|request id|correlation id|timestamp|id\.? d)|$)/iu,
  // A sign-in log's column.
  /(?:^|\n)(?:application|aplicaci\S{1,2}n|aplicativo|anwendung)\s?(?:: ?|\n)([^\n]{1,80})/iu,
]

const appWord =
  '(?<!\\p{L})(?<!resource\\s)(?:app(?:lication|li[ck]atie|licazione)?|aplica\\p{L}{2,6}|anwendung|toepassing|приложени\\p{L}|アプリケーション|应用程序|應用程式|애플리케이션)(?!\\p{L})'
const anyAppWord = new RegExp(appWord, 'iu')
const quotedId = `["']?(${guidInText})["']?`

/** How messages name an app, those with an ID first: 'ID'(NAME), with identifier 'ID' named 'NAME'; 'NAME'(ID); NAME ('ID'); 'NAME'. */
function readMentions(text: string): NamedApp[] {
  const hasValue = /["']/.test(text) || appIdLabel.value.test(text)
  if (!hasValue || !anyAppWord.test(text)) return []
  const byId = Array.from(text.matchAll(idFirst), ([, before, id, bracketed, called]) => {
    return { before, id, name: bracketed ?? called }
  })
  const byName = nameFirst.flatMap((form) =>
    Array.from(text.matchAll(form), ([, name, id]) => ({ before: name, id, name })),
  )
  return [...byId, ...byName]
    .filter(({ before }) => !ofSomethingElse.test(String(before)))
    .map(({ id, name }) => ({ clientId: id ? joinGuid(id) : null, appName: readName(name) }))
}

const named =
  '(?:named|(?:llamad|denominad|chamad|denominat)[ao]|con (?:el )?nombre|com o nome|nommée?|namens|mit dem Namen|met de naam)'

const idFirst = new RegExp(
  `${appWord}([^"'()\\n.,]{0,60}?)${quotedId}(?:\\s?\\(([^()\\n]{1,80})\\)|\\s${named}\\s["']([^"'\\n]{1,80})["'])?`,
  'giu',
)

const nameFirst = [
  `\\s?:?\\s?["']([^"\\n]{1,80}?)["']\\s?\\(${quotedId}\\)`,
  `\\s([^"'()\\n]{1,80}?)\\s?\\(${quotedId}\\)`,
  `\\s?:?\\s?["']([^"'\\n]{1,80})["']`,
].map((form) => new RegExp(appWord + form, 'giu'))

/** "The app needs access to a service ('ID')" names the service. */
const ofSomethingElse =
  /(?:resource|ressource|recurso|service|servicio|serviço|dienst|tenant|inquilino|locat[aá]rio|directory|directorio|diretório|verzeichnis|scope|permission|user)\s?$/i

function readName(found: string | undefined): string | null {
  // A note behind the name may have been cut in its middle.
  const name = cleanText((found ?? '').replace(/\s\([^)]*$|^["']|["']$/g, ''), 80)
  return name === '' || readGuid(name) !== null || /^(?:null|none|n\/a|-|\{\w+\})$/i.test(name) ? null : name
}
