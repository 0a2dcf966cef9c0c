import { accessLog } from './access-log.ts'
import { chat } from './chat.ts'
import { columns } from './columns.ts'
import { json } from './json.ts'
import { lines } from './lines.ts'
import { mail } from './mail.ts'
import { mailbox } from './mailbox.ts'
import { markupTable } from './markup-table.ts'
import { pairs } from './pairs.ts'
import { prefixedJson } from './prefixed-json.ts'
import { properties } from './properties.ts'
import { recording } from './recording.ts'
import { table } from './table.ts'
import { text } from './text.ts'
import type { Container, ContainerId, Start } from './types.ts'
import { xml } from './xml.ts'
import { yaml } from './yaml.ts'

/** Every way to separate records. No form is recognized by two of them. */
export const containers: Readonly<Record<ContainerId, Container>> = {
  'access-log': accessLog,
  json,
  table,
  columns,
  xml,
  'markup-table': markupTable,
  'prefixed-json': prefixedJson,
  pairs,
  yaml,
  properties,
  recording,
  chat,
  mailbox,
  mail,
  lines,
  text,
}

/** The container of a file that starts like this. */
export function containerOf(start: Start): Container {
  return Object.values(containers).find((one) => one.recognizes(start)) ?? text
}
