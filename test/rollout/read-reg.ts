type Data = string | number | string[]

/** Full key → name of the value → data. */
export type Registry = Map<string, Map<string, Data>>

/** Merges a file of the registry editor (version 5). Throws at any deviation from the format. */
export function readReg(bytes: Uint8Array, registry: Registry = new Map()): Registry {
  let key = ''
  for (const line of linesOf(bytes)) {
    const section = /^\[(-?)(HKEY_LOCAL_MACHINE(?:\\[^\\[\]]+)+)\]$/.exec(line)
    if (section === null) readValue(line, registry.get(key))
    else if (section[1] === '-') removeTree(registry, section[2] ?? '')
    else {
      key = section[2] ?? ''
      registry.set(key, registry.get(key) ?? new Map())
    }
  }
  return registry
}

/** The lines without header, comments and empty lines. */
function linesOf(bytes: Uint8Array): string[] {
  const text = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true }).decode(bytes)
  if (!text.startsWith('\ufeff')) throw new Error('no byte order mark')
  if (/[^\r]\n|\r[^\n]/.test(text) || !text.endsWith('\r\n')) throw new Error('a line must end in CR LF')
  // A backslash continues a long value in the next line.
  const [head, ...lines] = text
    .slice(1)
    .replaceAll(/,\\\r\n {2}/g, ',')
    .split('\r\n')
  if (head !== 'Windows Registry Editor Version 5.00') throw new Error('wrong header')
  return lines.filter((line) => line !== '' && !line.startsWith(';'))
}

function readValue(line: string, values: Map<string, Data> | undefined): void {
  const parts = /^"((?:[^"\\]|\\["\\])*)"=(.+)$/s.exec(line)
  if (parts === null || values === undefined) throw new Error(`not a value: ${line}`)
  if (parts[2] === '-') {
    values.delete(plain(parts[1] ?? ''))
    return
  }
  values.set(plain(parts[1] ?? ''), readData(parts[2] ?? ''))
}

function readData(data: string): Data {
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/s.exec(data)
  if (quoted !== null) return plain(quoted[1] ?? '')
  const word = /^dword:([0-9a-f]{8})$/.exec(data)
  if (word !== null) return Number.parseInt(word[1] ?? '', 16)
  const bytes = /^hex\(([17])\):([0-9a-f]{2}(?:,[0-9a-f]{2})*)$/.exec(data)
  if (bytes === null) throw new Error(`not data: ${data}`)
  const text = Buffer.from((bytes[2] ?? '').replaceAll(',', ''), 'hex').toString('utf16le')
  if (bytes[1] === '1') {
    if (text.indexOf('\0') !== text.length - 1) throw new Error('not one text')
    return text.slice(0, -1)
  }
  const lines = text.split('\0')
  if (lines.pop() !== '' || lines.pop() !== '' || lines.includes('')) throw new Error('not a list of texts')
  return lines
}

const plain = (quoted: string) => quoted.replaceAll(/\\(["\\])/g, '$1')

function removeTree(registry: Registry, tree: string): void {
  for (const key of [...registry.keys()]) {
    if (key === tree || key.startsWith(`${tree}\\`)) registry.delete(key)
  }
}

interface Schema {
  type?: string
  properties?: Record<string, Schema>
}

/** A key as Chromium gives it to an extension. The schema makes numbers true or false. */
export function asChromium(registry: Registry, key: string, schema: Schema): unknown {
  const values = [...(registry.get(key) ?? [])]
  if (schema.type === 'array') return values.filter(([name]) => /^\d+$/.test(name)).map(([, data]) => data)
  const result: Record<string, unknown> = {}
  for (const [name, data] of values) {
    result[name] = schema.properties?.[name]?.type === 'boolean' ? data !== 0 : data
  }
  const below = [...registry.keys()].filter((one) => one.startsWith(`${key}\\`))
  for (const name of new Set(below.map((one) => one.slice(key.length + 1).split('\\')[0] ?? ''))) {
    result[name] = asChromium(registry, `${key}\\${name}`, schema.properties?.[name] ?? {})
  }
  return result
}

/** A value as Firefox reads it: the lines are one JSON text. */
export function asFirefox(registry: Registry, key: string, name: string): unknown {
  const lines = registry.get(key)?.get(name)
  if (!Array.isArray(lines)) throw new Error(`no list of texts at ${key}, ${name}`)
  return JSON.parse(lines.join('\n'))
}
