interface Key {
  name: string
  values: Map<string, { name: string; kind: string; data: unknown }>
}

/** HKEY_LOCAL_MACHINE as .NET shows it: names ignore case, and a key must be opened for writing. */
export class FakeRegistry {
  readonly keys = new Map<string, Key>()

  open(path: string, isWritable: boolean): RegistryKey | null {
    return this.keys.has(path.toLowerCase()) ? new RegistryKey(this, path, isWritable) : null
  }

  create(path: string): RegistryKey {
    const parts = path.split('\\')
    parts.forEach((_, index) => {
      const name = parts.slice(0, index + 1).join('\\')
      if (!this.keys.has(name.toLowerCase())) this.keys.set(name.toLowerCase(), { name, values: new Map() })
    })
    return new RegistryKey(this, path, true)
  }

  below(path: string): string[] {
    return [...this.keys.keys()].filter((key) => key.startsWith(`${path.toLowerCase()}\\`))
  }

  /** All keys and values, to compare. */
  content(): object {
    const shown = [...this.keys.values()].map(({ name, values }) => [
      name,
      Object.fromEntries([...values.values()].map(({ name, kind, data }) => [name, [kind, data]])),
    ])
    return Object.fromEntries(shown)
  }
}

export class RegistryKey {
  readonly registry: FakeRegistry
  readonly path: string
  readonly isWritable: boolean
  isOpen = true
  constructor(registry: FakeRegistry, path: string, isWritable: boolean) {
    this.registry = registry
    this.path = path
    this.isWritable = isWritable
  }

  get SubKeyCount() {
    return this.GetSubKeyNames().length
  }
  get ValueCount() {
    return this.own().values.size
  }
  GetSubKeyNames(): string[] {
    const start = this.path.length + 1
    const names = this.registry.below(this.path).map((key) => this.registry.keys.get(key)?.name ?? '')
    return names.map((name) => name.slice(start)).filter((name) => !name.includes('\\'))
  }
  GetValue(name: string, otherwise: unknown, options: string): unknown {
    if (options !== 'DoNotExpandEnvironmentNames') throw new Error('GetValue would expand variables')
    return this.own().values.get(name.toLowerCase())?.data ?? otherwise
  }
  SetValue(name: string, data: unknown, kind: string): void {
    const fits =
      (kind === 'DWord' && typeof data === 'number') ||
      (kind === 'String' && typeof data === 'string') ||
      (kind === 'MultiString' && Array.isArray(data) && data.every((one) => typeof one === 'string'))
    if (!fits) throw new Error(`${kind}: ${JSON.stringify(data)}`)
    this.own(true).values.set(name.toLowerCase(), { name, kind, data })
  }
  DeleteValue(name: string, isStrict: boolean): void {
    if (!this.own(true).values.delete(name.toLowerCase()) && isStrict) throw new Error('no such value')
  }
  Close(): void {
    this.own()
    this.isOpen = false
  }

  private own(toWrite = false): Key {
    const key = this.registry.keys.get(this.path.toLowerCase())
    if (key === undefined || !this.isOpen) throw new Error('the key is deleted or closed')
    if (toWrite && !this.isWritable) throw new Error('the key is open for reading only')
    return key
  }
}

/** `[Microsoft.Win32.Registry]::LocalMachine`. */
export const localMachine = (registry: FakeRegistry) => ({
  OpenSubKey: (path: string, isWritable = false) => registry.open(path, isWritable),
  CreateSubKey: (path: string) => registry.create(path),
  DeleteSubKeyTree(path: string, isStrict: boolean): void {
    const own = registry.keys.delete(path.toLowerCase())
    if (!own && isStrict) throw new Error('no such key')
    for (const key of registry.below(path)) registry.keys.delete(key)
  },
  DeleteSubKey(path: string, isStrict: boolean): void {
    if (registry.below(path).length > 0) throw new Error('the key has subkeys')
    if (!registry.keys.delete(path.toLowerCase()) && isStrict) throw new Error('no such key')
  },
})
