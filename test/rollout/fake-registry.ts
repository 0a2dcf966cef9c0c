interface Key {
  name: string
  values: Map<string, { name: string; kind: string; data: unknown }>
}

export class Denied extends Error {}

/** HKEY_LOCAL_MACHINE as PowerShell's cmdlets show it: names ignore case. */
export class FakeRegistry {
  readonly keys = new Map<string, Key>()
  /** Whether the script runs without the right to write. */
  isReadOnly = false
  /** Whether this stands for a Group Policy object that cannot be read. */
  isUnreadable = false

  has(path: string): boolean {
    return this.keys.has(path.toLowerCase())
  }

  create(path: string): RegistryKey {
    this.checkRight()
    const parts = path.split('\\')
    parts.forEach((_, index) => {
      const name = parts.slice(0, index + 1).join('\\')
      if (!this.has(name)) this.keys.set(name.toLowerCase(), { name, values: new Map() })
    })
    return this.key(path)
  }

  key(path: string): RegistryKey {
    const key = this.keys.get(path.toLowerCase())
    if (key === undefined) throw new Error(`no such key: ${path}`)
    return new RegistryKey(key, () => this.checkRight())
  }

  /** The names of the keys directly below. */
  children(path: string): string[] {
    const start = path.length + 1
    const names = this.below(path).map((key) => this.keys.get(key)?.name ?? '')
    return names.map((name) => name.slice(start)).filter((name) => !name.includes('\\'))
  }

  private checkRight(): void {
    if (this.isReadOnly) throw new Denied('Requested registry access is not allowed.')
  }

  remove(path: string): void {
    this.checkRight()
    for (const key of [path.toLowerCase(), ...this.below(path)]) this.keys.delete(key)
  }

  /** All keys and values, to compare. */
  content(): object {
    const shown = [...this.keys.values()].map(({ name, values }) => [
      name,
      Object.fromEntries([...values.values()].map(({ name, kind, data }) => [name, [kind, data]])),
    ])
    return Object.fromEntries(shown)
  }

  private below(path: string): string[] {
    return [...this.keys.keys()].filter((key) => key.startsWith(`${path.toLowerCase()}\\`))
  }
}

export class RegistryKey {
  readonly key: Key
  readonly checkRight: () => void
  constructor(key: Key, checkRight: () => void) {
    this.key = key
    this.checkRight = checkRight
  }

  names(): string[] {
    return [...this.key.values.values()].map(({ name }) => name)
  }
  get(name: string): unknown {
    const value = this.key.values.get(name.toLowerCase())
    if (value === undefined) throw new Error(`no such value: ${name}`)
    return value.data
  }
  set(name: string, data: unknown, kind: string): void {
    this.checkRight()
    const fits =
      (kind === 'DWord' && typeof data === 'number') ||
      (kind === 'String' && typeof data === 'string') ||
      (kind === 'MultiString' && Array.isArray(data) && data.every((one) => typeof one === 'string'))
    if (!fits) throw new Error(`${kind}: ${JSON.stringify(data)}`)
    this.key.values.set(name.toLowerCase(), { name, kind, data })
  }
  delete(name: string): void {
    this.checkRight()
    if (!this.key.values.delete(name.toLowerCase())) throw new Error(`no such value: ${name}`)
  }
}
