import { isObject } from '../microsoft/json.ts'
import { settingsTable } from '../settings/table.ts'

/** The text of a company's file from answers such as `settings.tenant` = `contoso.example`. */
export function companyFile(answers: Iterable<readonly [string, string]>): string {
  const file: Record<string, unknown> = {}
  for (const [key, answer] of answers) {
    if (answer.trim() !== '') put(file, key.split('.'), parsedAnswer(key, answer.trim()))
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The answers that a company's file holds, for the fields of a form. */
export function answersIn(file: unknown, key: string): string {
  const value = key.split('.').reduce<unknown>((at, part) => (isObject(at) ? at[part] : undefined), file)
  if (Array.isArray(value)) return value.join(', ')
  return value === undefined ? '' : String(value)
}

function put(object: Record<string, unknown>, [name = '', ...path]: readonly string[], value: unknown): void {
  if (['__proto__', 'constructor', 'prototype'].includes(name)) return
  if (path.length === 0) {
    object[name] = value
    return
  }
  const inner = isObject(object[name]) ? { ...object[name] } : {}
  object[name] = inner
  put(inner, path, value)
}

/** A list has commas between its entries. `true` and `false` are flags only at a flag's key. */
function parsedAnswer(key: string, answer: string): unknown {
  const name = key.replace(/^(?:rings\.[^.]+\.)?/, '')
  if (name === 'alertAt' && /^\d+$/.test(answer)) return Number(answer)
  if (lists.has(name)) return answer.split(',').map((entry) => entry.trim())
  return flags.has(name) && /^(?:true|false)$/.test(answer) ? answer === 'true' : answer
}

const settingKeys = (type: string) =>
  settingsTable.flatMap((setting) =>
    setting.type === type ? [`settings.${setting.key}`, `settings.defaults.${setting.key}`] : [],
  )

const lists = new Set(['formerIds', 'settings.locked', ...settingKeys('list')])
const flags = new Set(['pin', 'browsers.firefox.updatesDisabled', ...settingKeys('boolean')])
