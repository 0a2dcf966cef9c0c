import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Node } from '@vscode/tree-sitter-wasm'

const require = createRequire(import.meta.url)
const treeSitter: typeof import('@vscode/tree-sitter-wasm') = require('@vscode/tree-sitter-wasm')
const wasm = dirname(require.resolve('@vscode/tree-sitter-wasm'))

await treeSitter.Parser.init({ locateFile: (name: string) => join(wasm, name) })
const language = await treeSitter.Language.load(join(wasm, 'tree-sitter-powershell.wasm'))

/** Reads a script with the whole grammar of PowerShell. Throws at a syntax error. */
export function parsePowershell(script: string): Node {
  const parser = new treeSitter.Parser()
  parser.setLanguage(language)
  const root = parser.parse(script)?.rootNode
  if (root === undefined || root.hasError) throw new Error('a syntax error')
  return root
}

/** The value that a script gives to `$browsers`. */
export function readBrowsers(script: string): unknown {
  const assignment = parsePowershell(script).descendantsOfType('assignment_expression')[0]
  if (assignment?.namedChild(0)?.text !== '$browsers') throw new Error('$browsers must come first')
  return literal(assignment.childForFieldName('value'))
}

/** The value of a literal. Throws at anything else: a value must never become code. */
function literal(node: Node | null | undefined): unknown {
  if (!node) throw new Error('a value is missing')
  const [first, second] = node.namedChildren
  switch (node.type) {
    case 'string_literal':
      return textOf(node)
    case 'integer_literal':
      return Number(node.text)
    case 'variable':
      return flagOf(node)
    case 'cast_expression':
      if (first?.text !== '[char]') throw new Error(`a cast: ${node.text}`)
      return String.fromCharCode(Number(literal(second)))
    case 'array_expression':
      return partsOf(first).map(literal)
    case 'hash_literal_expression':
      return Object.fromEntries(
        partsOf(first).map((entry) => [entry?.namedChild(0)?.text, literal(entry?.namedChild(1))]),
      )
    case 'additive_expression':
      if (node.namedChildCount === 2) return `${literal(first)}${literal(second)}`
  }
  if (node.namedChildCount !== 1 || !wrappers.test(node.type))
    throw new Error(`code: ${node.type} ${node.text}`)
  return literal(first)
}

const partsOf = (node: Node | null | undefined) => node?.namedChildren ?? []

function textOf({ text }: Node): string {
  if (!/^'([^']|'')*'$/s.test(text)) throw new Error(`a text with code in it: ${text}`)
  return text.slice(1, -1).replaceAll("''", "'")
}

function flagOf({ text }: Node): boolean {
  if (text !== '$true' && text !== '$false') throw new Error(`a variable: ${text}`)
  return text === '$true'
}

/** The nodes that the grammar puts around every literal. */
const wrappers =
  /^(pipeline|pipeline_chain|\w*(logical|bitwise|comparison|additive|multiplicative|format|range|array_literal|unary|parenthesized)_expression|expression_with_unary_operator)$/
