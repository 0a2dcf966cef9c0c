import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Node } from '@vscode/tree-sitter-wasm'

const require = createRequire(import.meta.url)
const treeSitter: typeof import('@vscode/tree-sitter-wasm') = require('@vscode/tree-sitter-wasm')
const wasm = dirname(require.resolve('@vscode/tree-sitter-wasm'))

await treeSitter.Parser.init({ locateFile: (name: string) => join(wasm, name) })
const language = await treeSitter.Language.load(join(wasm, 'tree-sitter-powershell.wasm'))

/** Reads a script by a parser that knows PowerShell's whole grammar. Throws at a syntax error. */
export function parsePowershell(script: string): Node {
  const parser = new treeSitter.Parser()
  parser.setLanguage(language)
  const root = parser.parse(script)?.rootNode
  if (root === undefined || root.hasError) throw new Error('a syntax error')
  return root
}

/** What a script sets `$browsers` to. */
export function readBrowsers(script: string): unknown {
  const assignment = parsePowershell(script).descendantsOfType('assignment_expression')[0]
  if (assignment?.namedChild(0)?.text !== '$browsers') throw new Error('$browsers comes first')
  return literal(assignment.childForFieldName('value'))
}

/** What a literal stands for. Anything that is more than a literal is refused: a value must never become code. */
function literal(node: Node | null): unknown {
  if (node === null) throw new Error('nothing there')
  const inside = node.namedChildren
  switch (node.type) {
    case 'string_literal':
      if (!/^'([^']|'')*'$/s.test(node.text)) throw new Error(`a text with code in it: ${node.text}`)
      return node.text.slice(1, -1).replaceAll("''", "'")
    case 'integer_literal':
      return Number(node.text)
    case 'variable':
      if (node.text === '$true' || node.text === '$false') return node.text === '$true'
      throw new Error(`a variable: ${node.text}`)
    case 'cast_expression':
      if (inside[0]?.text !== '[char]') throw new Error(`a cast: ${node.text}`)
      return String.fromCharCode(Number(literal(inside[1] ?? null)))
    case 'array_expression':
      return (inside[0]?.namedChildren ?? []).map(literal)
    case 'hash_literal_expression':
      return Object.fromEntries(
        (inside[0]?.namedChildren ?? []).map((entry) => [
          entry?.namedChild(0)?.text,
          literal(entry?.namedChild(1) ?? null),
        ]),
      )
    case 'additive_expression':
      if (inside.length === 2) return `${literal(inside[0] ?? null)}${literal(inside[1] ?? null)}`
  }
  if (inside.length !== 1 || !wrappers.test(node.type)) throw new Error(`code: ${node.type} ${node.text}`)
  return literal(inside[0] ?? null)
}

/** What the grammar puts around every literal. */
const wrappers =
  /^(pipeline|pipeline_chain|\w*(logical|bitwise|comparison|additive|multiplicative|format|range|array_literal|unary|parenthesized)_expression|expression_with_unary_operator)$/
