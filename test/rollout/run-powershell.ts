import type { Node } from '@vscode/tree-sitter-wasm'
import { type FakeRegistry, localMachine } from './fake-registry.ts'
import { parsePowershell } from './read-powershell.ts'

/*
 * Runs the part of PowerShell that our scripts are written in, on a registry that is none, by the parser's tree. It is no PowerShell: it
 * shows that the scripts do what they should if PowerShell means what its documentation says. Whatever it does not know, it refuses.
 */
export function runPowershell(script: string, registry: FakeRegistry): { code: number; output: string[] } {
  const run = new Run(registry)
  const output: unknown[] = []
  try {
    run.statements(parsePowershell(script), output, new Map())
  } catch (thrown) {
    if (!(thrown instanceof Exit)) throw thrown
    return { code: thrown.code, output: output.map(String) }
  }
  return { code: 0, output: output.map(String) }
}

type Scope = Map<string, unknown>
type Maybe = Node | null | undefined

/** Its parts, without the signs between them. */
const partsOf = (node: Maybe): Node[] => (node?.namedChildren ?? []).filter((one) => one !== null)

class Exit {
  readonly code: number
  constructor(code: number) {
    this.code = code
  }
}
class Return {}
class Continue {}

/** A `PSObject`: what `ConvertFrom-Json` and `New-Object` give. */
class PsObject {
  readonly properties = new Properties()
}

class Properties extends Map<string, { Name: string; Value: unknown }> {}

class Run {
  readonly global: Scope = new Map()
  readonly functions = new Map<string, { parameters: string[]; body: Node }>()
  readonly machine: ReturnType<typeof localMachine>
  constructor(registry: FakeRegistry) {
    this.machine = localMachine(registry)
  }

  /** Every statement's value goes to the output, as PowerShell has it: a function's value is all that it let fall. */
  statements(node: Node, output: unknown[], scope: Scope): void {
    for (const child of partsOf(node)) this.statement(child, output, scope)
  }

  private statement(node: Node, output: unknown[], scope: Scope): void {
    const inside = partsOf(node)
    const block = (one: Maybe) => {
      if (one) this.statements(one, output, scope)
    }
    switch (node.type) {
      case 'comment':
        return
      case 'statement_list':
      case 'statement_block':
      case 'script_block':
      case 'script_block_body':
      case 'else_clause':
        this.statements(node, output, scope)
        return
      case 'function_statement': {
        const [name, declared, body] = inside
        const parameters = declared?.descendantsOfType('variable').map((one) => one?.text ?? '') ?? []
        if (body !== undefined) this.functions.set(name?.text ?? '', { parameters, body })
        return
      }
      case 'if_statement': {
        const [condition, then, ...others] = inside
        const elseifs = others.filter(({ type }) => type === 'elseif_clauses').flatMap(partsOf)
        const clauses = [[condition, then], ...elseifs.map(partsOf)]
        const [, met] = clauses.find(([when]) => this.isTrue(this.value(when, scope))) ?? []
        block(met ?? others.find(({ type }) => type === 'else_clause'))
        return
      }
      case 'foreach_statement': {
        const [variable, list, body] = inside
        for (const one of listed(this.value(list, scope))) {
          scope.set(variable?.text ?? '', one)
          try {
            block(body)
          } catch (thrown) {
            if (!(thrown instanceof Continue)) throw thrown
          }
        }
        return
      }
      case 'flow_control_statement': {
        const [word] = node.text.split(/\s/)
        if (word === 'continue') throw new Continue()
        if (word === 'return' && inside.length === 0) throw new Return()
        const value = this.value(inside[0], scope)
        if (word === 'exit') throw new Exit(Number(value))
        output.push(...listed(value))
        throw new Return()
      }
    }
    const value = this.value(node, scope)
    if (value !== undefined) output.push(...listed(value))
  }

  /** `undefined` is no value at all: an assignment, or a method that gives none. */
  private value(node: Maybe, scope: Scope): unknown {
    if (!node) throw new Error('nothing there')
    const { type } = node
    const inside = partsOf(node)
    const at = (index: number) => this.value(inside[index], scope)
    switch (type) {
      case 'string_literal':
        return node.text.slice(1, -1).replaceAll("''", "'")
      case 'integer_literal':
        return Number(node.text)
      case 'variable':
        return this.variable(node.text, scope)
      case 'array_expression': {
        const output: unknown[] = []
        for (const child of inside) this.statement(child, output, scope)
        return output
      }
      case 'hash_literal_expression':
        return new Map(
          partsOf(inside[0]).map((entry) => [
            entry.namedChild(0)?.text,
            this.value(entry.namedChild(1), scope),
          ]),
        )
      case 'cast_expression':
        return cast(inside[0]?.text ?? '', at(1))
      case 'type_literal':
        return node.text
      case 'member_access':
        return this.member(inside, scope)
      case 'invokation_expression':
        return this.call(inside, scope)
      case 'element_access': {
        const [object, index] = [at(0), at(1)]
        if (!(object instanceof Properties)) throw new Error(`no index: ${node.text}`)
        return object.get(String(index).toLowerCase()) ?? null
      }
      case 'command':
        return this.command(node, scope, [])
    }
    if (node.childCount === 1) return this.value(inside[0], scope)
    if (type === 'parenthesized_expression') return this.value(inside[0], scope) ?? null
    if (type === 'assignment_expression') return this.assign(node, scope)
    if (type === 'expression_with_unary_operator' && node.child(0)?.text === '-not')
      return !this.isTrue(at(0))
    if (type === 'pipeline_chain') return this.command(inside[1], scope, listed(at(0)))
    if (node.childCount === 3) return this.binary(node, scope)
    throw new Error(`not known: ${type} ${node.text}`)
  }

  private variable(name: string, scope: Scope): unknown {
    const fixed: Record<string, unknown> = { $null: null, $true: true, $false: false }
    if (Object.hasOwn(fixed, name)) return fixed[name]
    if (scope.has(name)) return scope.get(name)
    if (this.global.has(name)) return this.global.get(name)
    throw new Error(`never set: ${name}`)
  }

  private assign(node: Node, scope: Scope): undefined {
    const [left, operator, right] = partsOf(node)
    const name = left?.text ?? ''
    const value = this.value(right, scope) ?? null
    // What stands outside of functions is seen inside them.
    const target = scope.size === 0 || this.global.has(name) ? this.global : scope
    if (operator?.text === '=') target.set(name, value)
    else if (operator?.text === '+=') target.set(name, Number(this.variable(name, scope)) + Number(value))
    else throw new Error(`not known: ${operator?.text}`)
  }

  private binary(node: Node, scope: Scope): unknown {
    const left = this.value(node.namedChild(0), scope)
    const right = () => this.value(partsOf(node).at(-1), scope)
    const operator = node.child(1)?.text
    switch (operator) {
      case '-and':
        return this.isTrue(left) && this.isTrue(right())
      case '-or':
        return this.isTrue(left) || this.isTrue(right())
      case '-eq':
      case '-ne':
        return same(left ?? null, right() ?? null) === (operator === '-eq')
      case '-gt':
        return Number(left) > Number(right())
      case '-join':
        return listed(left).map(String).join(String(right()))
      case '-is':
        return isOf(left, String(right()))
      case '+':
        return typeof left === 'number' ? left + Number(right()) : `${left}${right()}`
    }
    throw new Error(`not known: ${operator}`)
  }

  private isTrue(value: unknown): boolean {
    if (typeof value !== 'boolean') throw new Error(`a condition must be true or false: ${value}`)
    return value
  }

  private member([object, name]: Node[], scope: Scope): unknown {
    const of = this.value(object, scope)
    const member = name?.text ?? ''
    if (of === '[Microsoft.Win32.Registry]' && member === 'LocalMachine') return this.machine
    if (of instanceof PsObject && member === 'PSObject') return { Properties: of.properties }
    if (of instanceof Map) {
      if (!of.has(member)) throw new Error(`no member: ${member}`)
      return of.get(member)
    }
    if (Array.isArray(of) && member === 'Count') return of.length
    if (typeof of === 'object' && of !== null && member in of) return (of as Record<string, unknown>)[member]
    throw new Error(`no member: ${member} of ${JSON.stringify(of)}`)
  }

  private call([object, name, list]: Node[], scope: Scope): unknown {
    const of = this.value(object, scope)
    const given = partsOf(list?.namedChild(0)).map((one) => this.value(one, scope))
    const method = name?.text ?? ''
    if (of === '[string]' && method === 'IsNullOrWhiteSpace') return String(given[0] ?? '').trim() === ''
    if (of === '[string]' && method === 'Equals' && given[2] === 'Ordinal') return given[0] === given[1]
    if (typeof of === 'string' && method === 'StartsWith' && given[1] === 'Ordinal')
      return of.startsWith(String(given[0]))
    if (of instanceof Properties && method === 'Remove') {
      of.delete(String(given[0]).toLowerCase())
      return undefined
    }
    const found = typeof of === 'object' && of !== null && (of as Record<string, unknown>)[method]
    if (typeof found !== 'function') throw new Error(`no method: ${method} of ${JSON.stringify(of)}`)
    return found.apply(of, given)
  }

  private command(node: Maybe, scope: Scope, input: unknown[]): unknown {
    const name = node?.namedChild(0)?.text ?? ''
    const named = new Map<string, unknown>()
    const plain: unknown[] = []
    let parameter: string | null = null
    for (const element of partsOf(node?.namedChild(1))) {
      if (element.type === 'command_argument_sep') continue
      if (element.type === 'command_parameter') {
        parameter = element.text
        named.set(parameter, true)
        continue
      }
      const value =
        element.type === 'generic_token' || name === 'Where-Object' ? element : this.value(element, scope)
      if (parameter === null) plain.push(value)
      else named.set(parameter, value)
      parameter = null
    }
    const called = this.functions.get(name)
    if (called !== undefined) return this.callFunction(called, plain)
    return this.cmdlet(name, named, plain, input, scope)
  }

  private callFunction(
    { parameters, body }: { parameters: string[]; body: Node },
    given: unknown[],
  ): unknown {
    if (given.length !== parameters.length) throw new Error(`takes ${parameters.join(', ')}`)
    const scope: Scope = new Map([
      ['', null],
      ...parameters.map((name, index) => [name, given[index]] as const),
    ])
    const output: unknown[] = []
    try {
      this.statements(body, output, scope)
    } catch (thrown) {
      if (!(thrown instanceof Return)) throw thrown
    }
    return output.length === 0 ? undefined : output.length === 1 ? output[0] : output
  }

  private cmdlet(
    name: string,
    named: Map<string, unknown>,
    plain: unknown[],
    input: unknown[],
    scope: Scope,
  ): unknown {
    const object = named.get('-InputObject')
    switch (name) {
      case 'Write-Output':
        return plain[0]
      case 'New-Object':
        return new PsObject()
      case 'ConvertFrom-Json':
        return fromJson(JSON.parse(String(object)))
      case 'ConvertTo-Json':
        if (named.get('-Depth') !== 100) throw new Error('would cut off what is deep')
        return JSON.stringify(toJson(object))
      case 'Add-Member': {
        const property = String(named.get('-NotePropertyName'))
        if (!(object instanceof PsObject)) throw new Error('only to an object')
        if (object.properties.has(property.toLowerCase()) && !named.has('-Force')) throw new Error('is there')
        object.properties.set(property.toLowerCase(), {
          Name: property,
          Value: named.get('-NotePropertyValue'),
        })
        return undefined
      }
      case 'Where-Object': {
        const block = (plain[0] as Node).descendantsOfType('script_block')[0]
        return input.filter((one) => {
          const output: unknown[] = []
          if (block) this.statements(block, output, new Map([...scope, ['$_', one]]))
          return this.isTrue(output[0])
        })
      }
    }
    throw new Error(`not known: ${name}`)
  }
}

/** What goes through a pipeline one by one. An object's properties do, too; nothing at all is one nothing. */
function listed(value: unknown): unknown[] {
  if (value === undefined) return []
  if (value instanceof Properties) return [...value.values()]
  return Array.isArray(value) ? value : [value]
}

function same(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase()
  return left === right
}

function isOf(value: unknown, type: string): boolean {
  const types: Record<string, boolean> = {
    '[bool]': typeof value === 'boolean',
    '[int]': typeof value === 'number',
    '[array]': Array.isArray(value),
  }
  if (!Object.hasOwn(types, type)) throw new Error(`not known: ${type}`)
  return types[type] ?? false
}

function cast(type: string, value: unknown): unknown {
  if (type === '[char]') return String.fromCharCode(Number(value))
  if (type === '[int]') return Number(value)
  if (type === '[string[]]') return listed(value).map(String)
  if (type !== '[string]') throw new Error(`not known: ${type}`)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return value === null ? '' : String(value)
}

function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson)
  if (typeof value !== 'object' || value === null) return value
  const object = new PsObject()
  for (const [name, one] of Object.entries(value))
    object.properties.set(name.toLowerCase(), { Name: name, Value: fromJson(one) })
  return object
}

function toJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJson)
  if (!(value instanceof PsObject)) return value
  return Object.fromEntries([...value.properties.values()].map(({ Name, Value }) => [Name, toJson(Value)]))
}
