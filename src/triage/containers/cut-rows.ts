import { TriageError } from '../errors.ts'

/**
 * Cuts the rows of a table (RFC 4180) out of pieces of its source, without blank rows.
 * Throws a TriageError if a cell is too long: it has no end.
 */
export function cutRows(separator: string): {
  write(piece: string): string[][]
  end(): { rows: string[][]; isWhole: boolean }
} {
  const state: State = { separator, rows: [], row: [], parts: [], size: 0, place: 'start' }
  return {
    write(piece) {
      scan(state, piece)
      return state.rows.splice(0)
    },
    end() {
      const isWhole = state.place !== 'quoted'
      endCell(state)
      endRow(state)
      return { rows: state.rows.splice(0), isWhole }
    },
  }
}

interface State {
  separator: string
  rows: string[][]
  row: string[]
  /** Parts of the cell that is read. */
  parts: string[]
  size: number
  place: 'start' | 'bare' | 'quoted' | 'behind quote'
}

function scan(state: State, piece: string): void {
  let at = 0
  while (at < piece.length)
    at = state.place === 'quoted' ? readQuoted(state, piece, at) : readBare(state, piece, at)
}

function readQuoted(state: State, piece: string, start: number): number {
  const end = piece.indexOf('"', start)
  add(state, piece.slice(start, end < 0 ? piece.length : end))
  if (end < 0) return piece.length
  state.place = 'behind quote'
  return end + 1
}

function readBare(state: State, piece: string, at: number): number {
  const sign = piece.charAt(at)
  if (sign === '"' && state.place !== 'bare') return readQuote(state, at)
  if (sign === state.separator) endCell(state)
  else if (sign === '\n' || sign === '\r') {
    endCell(state)
    endRow(state)
  } else return readWords(state, piece, at)
  return at + 1
}

/** Two quotes in a cell stand for one. */
function readQuote(state: State, at: number): number {
  if (state.place === 'behind quote') add(state, '"')
  state.place = 'quoted'
  return at + 1
}

function readWords(state: State, piece: string, start: number): number {
  let end = start + 1
  while (end < piece.length && !isEnd(piece.charAt(end), state)) end++
  // What follows a quoted cell belongs to no cell.
  if (state.place === 'behind quote') return end
  const words = piece.slice(start, end)
  add(state, words)
  if (words.trim() !== '') state.place = 'bare'
  return end
}

function isEnd(sign: string, { separator, place }: State): boolean {
  return sign === separator || sign === '\n' || sign === '\r' || (sign === '"' && place === 'start')
}

function add(state: State, words: string): void {
  state.size += words.length
  if (state.size > longestCell) throw new TriageError('endless-cell')
  state.parts.push(words)
}

/** Characters: a help desk's ticket with its pictures is shorter. */
const longestCell = 10_000_000

function endCell(state: State): void {
  state.row.push(state.parts.join('').trim())
  state.parts = []
  state.size = 0
  state.place = 'start'
}

function endRow(state: State): void {
  if (state.row.some((cell) => cell !== '')) state.rows.push(state.row)
  state.row = []
}
