import { Denied, type FakeRegistry } from './fake-registry.ts'
import { fromJson, listed, PsObject, toJson } from './powershell-values.ts'

/** Parameters of a command: named, without a name, and from the pipeline. */
export interface Given {
  named: ReadonlyMap<string, unknown>
  plain: readonly unknown[]
  input: readonly unknown[]
}

/**
 * The cmdlets that our scripts use, on a fake registry.
 * Constrained Language Mode allows all of them.
 */
export function cmdlet(registry: FakeRegistry, name: string, given: Given): unknown {
  const found = Object.hasOwn(cmdlets, name) ? cmdlets[name] : undefined
  if (found === undefined) throw new Error(`unknown command: ${name}`)
  return found(registry, given)
}

const cmdlets: Readonly<Record<string, (registry: FakeRegistry, given: Given) => unknown>> = {
  'Write-Output': (_, { plain }) => plain[0],
  'Out-Null': () => undefined,
  'New-Object': (_, { named }) => {
    if (named.get('-TypeName') !== 'PSObject') throw new Error('Constrained Language Mode refuses this type')
    return new PsObject()
  },
  'ConvertFrom-Json': (_, { named }) => fromJson(JSON.parse(String(named.get('-InputObject')))),
  'ConvertTo-Json': (_, { named }) => {
    if (named.get('-Depth') !== 100) throw new Error('ConvertTo-Json would cut off deep values')
    return JSON.stringify(toJson(named.get('-InputObject')))
  },
  'Add-Member': (_, { named }) => addMember(named),
  'Select-Object': (_, { named }) => withoutProperties(named),
  'Test-Path': (registry, given) => registry.has(pathOf(given)),
  'Get-Item': (registry, given) => ({ Property: registry.key(pathOf(given)).names() }),
  'Get-ChildItem': (registry, given) =>
    registry.children(existing(registry, pathOf(given))).map((PSChildName) => ({ PSChildName })),
  'Get-ItemPropertyValue': (registry, given) =>
    registry.key(pathOf(given)).get(String(given.named.get('-Name'))),
  'New-Item': (registry, given) => {
    const path = pathOf(given, '-Path')
    // With -Force, PowerShell empties a key that exists.
    if (registry.has(path)) throw new Error('New-Item would empty an existing key')
    registry.create(path)
  },
  'New-ItemProperty': (registry, given) =>
    registry
      .key(pathOf(given))
      .set(
        String(given.named.get('-Name')),
        given.named.get('-Value'),
        String(given.named.get('-PropertyType')),
      ),
  'Remove-ItemProperty': (registry, given) =>
    registry.key(pathOf(given)).delete(String(given.named.get('-Name'))),
  'Remove-Item': (registry, given) => {
    const path = existing(registry, pathOf(given))
    if (registry.children(path).length > 0 && !given.named.has('-Recurse')) throw new Error('it has subkeys')
    registry.remove(path)
  },
  'Import-Module': () => undefined,
  'Get-GPO': (registry) => {
    if (registry.isUnreadable) throw new Denied('The GPO was not found.')
  },
  'Get-GPRegistryValue': (registry, given) => policyItems(registry, groupPolicyKey(given)),
  'Set-GPRegistryValue': (registry, given) =>
    registry
      .create(groupPolicyKey(given))
      .set(
        String(given.named.get('-ValueName')),
        given.named.get('-Value'),
        String(given.named.get('-Type')),
      ),
  'Remove-GPRegistryValue': (registry, given) =>
    registry.key(groupPolicyKey(given)).delete(String(given.named.get('-ValueName'))),
}

/** Values directly under a key, and the keys one level below that hold a value at any level. */
function policyItems(registry: FakeRegistry, path: string): object[] {
  if (!registry.has(path)) return []
  const key = registry.key(path)
  const values = key.names().map((ValueName) => ({ HasValue: true, ValueName, Value: key.get(ValueName) }))
  const below = registry.children(path).map((name) => `${path}\\${name}`)
  const keys = below
    .filter((one) => policyItems(registry, one).length > 0)
    .map((one) => ({ HasValue: false, FullKeyPath: `HKEY_LOCAL_MACHINE\\${one}` }))
  return [...values, ...keys]
}

function groupPolicyKey({ named }: Given): string {
  const key = String(named.get('-Key'))
  if (!key.startsWith('HKLM\\') || named.get('-Name') !== 'Clara') throw new Error(`not our object: ${key}`)
  return key.slice('HKLM\\'.length)
}

/** `-LiteralPath` reads no wildcards. */
function pathOf({ named }: Given, parameter = '-LiteralPath'): string {
  const path = String(named.get(parameter))
  if (!path.startsWith('HKLM:\\')) throw new Error(`not a path in the registry: ${path}`)
  return path.slice('HKLM:\\'.length)
}

function existing(registry: FakeRegistry, path: string): string {
  registry.key(path)
  return path
}

function addMember(named: Given['named']): undefined {
  const object = named.get('-InputObject')
  const property = String(named.get('-NotePropertyName'))
  if (!(object instanceof PsObject)) throw new Error('Add-Member needs an object')
  if (object.properties.has(property.toLowerCase()) && !named.has('-Force'))
    throw new Error('the member exists')
  object.properties.set(property.toLowerCase(), { Name: property, Value: named.get('-NotePropertyValue') })
}

function withoutProperties(named: Given['named']): PsObject {
  const object = named.get('-InputObject')
  if (!(object instanceof PsObject) || named.get('-Property') !== '*')
    throw new Error('-Property * is needed')
  const excluded = listed(named.get('-ExcludeProperty')).map((one) => String(one).toLowerCase())
  const rest = new PsObject()
  for (const [key, property] of object.properties) {
    if (!excluded.includes(key)) rest.properties.set(key, property)
  }
  return rest
}
