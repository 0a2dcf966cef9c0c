import type { Node } from '@vscode/tree-sitter-wasm'
import { Denied, type FakeRegistry } from './fake-registry.ts'
import { cmdlet } from './powershell-cmdlets.ts'
import { cast, isOf, like, listed, PsObject, same } from './powershell-values.ts'
import { parsePowershell } from './read-powershell.ts'

/**
 * Runs our scripts on a fake registry, from the parser's tree.
 * It knows only the part of PowerShell that they use, and throws at everything else.
 * Like Constrained Language Mode, it calls no method but those of a text.
 */
export function runPowershell(
  script: string,
  registry: FakeRegistry,
  parameters: Readonly<Record<string, unknown>> = {},
): { code: number; output: string[] } {
  const run = new Run(registry)
  for (const [name, value] of Object.entries(parameters)) run.global.set(name, value)
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

/** The children without punctuation. */
const partsOf = (node: Maybe): Node[] => (node?.namedChildren ?? []).filter((one) => one !== null)

class Exit {
  readonly code: number
  constructor(code: number) {
    this.code = code
  }
}
class Return {}
class Continue {}
class Thrown extends Error {}

/** What a script can catch. An error of this file's own must reach the test. */
const isCatchable = (thrown: unknown): thrown is Error =>
  thrown instanceof Thrown || thrown instanceof Denied || thrown instanceof SyntaxError

class Run {
  readonly global: Scope = new Map()
  readonly functions = new Map<string, { parameters: string[]; body: Node }>()
  readonly registry: FakeRegistry
  constructor(registry: FakeRegistry) {
    this.registry = registry
  }

  /** As in PowerShell, every value of a statement goes to the output. */
  statements(node: Node, output: unknown[], scope: Scope): void {
    for (const child of partsOf(node)) this.statement(child, output, scope)
  }

  private statement(node: Node, output: unknown[], scope: Scope): void {
    switch (node.type) {
      case 'comment':
      case 'empty_statement':
      // Parameters are set before the run.
      case 'param_block':
        return
      case 'statement_list':
      case 'statement_block':
      case 'script_block':
      case 'script_block_body':
      case 'else_clause':
        this.statements(node, output, scope)
        return
      case 'function_statement':
        this.declare(node)
        return
      case 'if_statement':
        this.branch(node, output, scope)
        return
      case 'foreach_statement':
        this.loop(node, output, scope)
        return
      case 'flow_control_statement':
        this.leave(node, output, scope)
        return
      case 'try_statement':
        this.attempt(node, output, scope)
        return
    }
    const value = this.value(node, scope)
    if (value !== undefined) output.push(...listed(value))
  }

  private declare(node: Node): void {
    const [name, declared, body] = partsOf(node)
    const parameters = declared?.descendantsOfType('variable').map((one) => one?.text ?? '') ?? []
    if (body !== undefined) this.functions.set(name?.text ?? '', { parameters, body })
  }

  private branch(node: Node, output: unknown[], scope: Scope): void {
    const [condition, then, ...others] = partsOf(node)
    const elseifs = others.filter(({ type }) => type === 'elseif_clauses').flatMap(partsOf)
    const clauses = [[condition, then], ...elseifs.map(partsOf)]
    const [, met] = clauses.find(([when]) => this.isTrue(this.value(when, scope))) ?? []
    const block = met ?? others.find(({ type }) => type === 'else_clause')
    if (block !== undefined) this.statements(block, output, scope)
  }

  private loop(node: Node, output: unknown[], scope: Scope): void {
    const [variable, list, body] = partsOf(node)
    for (const one of listed(this.value(list, scope))) {
      scope.set(variable?.text ?? '', one)
      try {
        if (body !== undefined) this.statements(body, output, scope)
      } catch (thrown) {
        if (!(thrown instanceof Continue)) throw thrown
      }
    }
  }

  private attempt(node: Node, output: unknown[], scope: Scope): void {
    const [body, clauses] = partsOf(node)
    try {
      if (body !== undefined) this.statements(body, output, scope)
    } catch (thrown) {
      if (!isCatchable(thrown)) throw thrown
      scope.set('$_', thrown.message)
      const handler = clauses?.descendantsOfType('statement_block').find((one) => one !== null)
      if (handler) this.statements(handler, output, scope)
    }
  }

  private leave(node: Node, output: unknown[], scope: Scope): never {
    const [result] = partsOf(node)
    const [word] = node.text.split(/\s/)
    if (word === 'continue') throw new Continue()
    if (word === 'exit') throw new Exit(Number(this.value(result, scope)))
    if (word === 'throw') throw new Thrown(String(this.value(result, scope)))
    if (result !== undefined) output.push(...listed(this.value(result, scope)))
    throw new Return()
  }

  /** Gives `undefined` for an assignment, or a method without a result. */
  private value(node: Maybe, scope: Scope): unknown {
    if (!node) throw new Error('an expression is missing')
    const inside = partsOf(node)
    const at = (index: number) => this.value(inside[index], scope)
    switch (node.type) {
      case 'string_literal':
        return node.text.slice(1, -1).replaceAll("''", "'")
      case 'integer_literal':
        return Number(node.text)
      case 'variable':
        return this.variable(node.text, scope)
      case 'array_expression':
        return this.list(inside, scope)
      case 'hash_literal_expression':
        return this.table(inside[0], scope)
      case 'cast_expression':
        return cast(inside[0]?.text ?? '', at(1))
      case 'type_literal':
        return node.text
      case 'member_access':
        return this.member(inside, scope)
      case 'invokation_expression':
        return this.call(inside, scope)
      case 'element_access':
        return elementAt(at(0), at(1))
      case 'command':
        return this.command(node, scope, [])
    }
    return node.childCount === 1 ? at(0) : this.operation(node, scope)
  }

  private operation(node: Node, scope: Scope): unknown {
    const [first, second] = partsOf(node)
    if (node.type === 'parenthesized_expression') return this.value(first, scope) ?? null
    if (node.type === 'assignment_expression') return this.assign(node, scope)
    if (node.type === 'pipeline_chain') return this.command(second, scope, listed(this.value(first, scope)))
    if (node.child(0)?.text === '-not') return !this.isTrue(this.value(first, scope))
    if (node.childCount === 3) return this.binary(node, scope)
    throw new Error(`unknown expression: ${node.type} ${node.text}`)
  }

  private list(statements: readonly Node[], scope: Scope): unknown[] {
    const output: unknown[] = []
    for (const one of statements) this.statement(one, output, scope)
    return output
  }

  private table(entries: Maybe, scope: Scope): Map<string | undefined, unknown> {
    return new Map(
      partsOf(entries).map((entry) => [entry.namedChild(0)?.text, this.value(entry.namedChild(1), scope)]),
    )
  }

  private variable(name: string, scope: Scope): unknown {
    const fixed: Record<string, unknown> = { $null: null, $true: true, $false: false }
    if (Object.hasOwn(fixed, name)) return fixed[name]
    if (scope.has(name)) return scope.get(name)
    if (this.global.has(name)) return this.global.get(name)
    throw new Error(`unset variable: ${name}`)
  }

  private assign(node: Node, scope: Scope): undefined {
    const [left, operator, right] = partsOf(node)
    const name = left?.text ?? ''
    const value = this.value(right, scope) ?? null
    // Functions see the variables outside of them.
    const target = scope.size === 0 || this.global.has(name) ? this.global : scope
    if (operator?.text === '=') target.set(name, value)
    else if (operator?.text === '+=') target.set(name, Number(this.variable(name, scope)) + Number(value))
    else throw new Error(`unknown operator: ${operator?.text}`)
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
      case '-contains':
        return listed(left).some((one) => same(one, right()))
      case '-notcontains':
        return !listed(left).some((one) => same(one, right()))
      case '-like':
        return like(String(left), String(right()))
      case '-replace':
        return String(left).replaceAll(new RegExp(String(right()), 'gi'), '')
      case '-join':
        return listed(left).map(String).join(String(right()))
      case '-is':
        return isOf(left, String(right()))
      case '+':
        if (Array.isArray(left)) return [...left, ...listed(right())]
        return typeof left === 'number' ? left + Number(right()) : `${left}${right()}`
    }
    throw new Error(`unknown operator: ${operator}`)
  }

  private isTrue(value: unknown): boolean {
    if (typeof value !== 'boolean') throw new Error(`a condition must be true or false: ${value}`)
    return value
  }

  private member([object, name]: Node[], scope: Scope): unknown {
    const of = this.value(object, scope)
    const member = name?.text ?? ''
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
    if (of === '[string]' && method === 'Equals' && given.length === 2) return given[0] === given[1]
    throw new Error(`Constrained Language Mode refuses ${method} of ${JSON.stringify(of)}`)
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
      const value = this.argument(name, element, scope)
      if (parameter === null) plain.push(value)
      else named.set(parameter, value)
      parameter = null
    }
    const called = this.functions.get(name)
    if (called !== undefined) return this.callFunction(called, plain)
    if (name === 'Where-Object') return this.filter(plain[0] as Node, input, scope)
    return cmdlet(this.registry, name, { named, plain, input })
  }

  /** A bare word is a text; a predicate is not yet run. */
  private argument(command: string, element: Node, scope: Scope): unknown {
    if (command === 'Where-Object') return element
    return element.type === 'generic_token' ? element.text : this.value(element, scope)
  }

  private filter(predicate: Node, input: readonly unknown[], scope: Scope): unknown[] {
    const block = predicate.descendantsOfType('script_block')[0]
    return input.filter((one) => {
      const output: unknown[] = []
      if (block) this.statements(block, output, new Map([...scope, ['$_', one]]))
      return this.isTrue(output[0])
    })
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
    return output.length > 1 ? output : output[0]
  }
}

function elementAt(list: unknown, index: unknown): unknown {
  if (!Array.isArray(list) || typeof index !== 'number') throw new Error('an index works only on a list')
  return list[index] ?? null
}
