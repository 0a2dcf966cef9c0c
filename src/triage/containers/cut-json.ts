import { TriageError } from '../errors.ts'
import {
  beginCut,
  type Cut,
  closeBroken,
  closeCut,
  enterContainer,
  enterName,
  type IsList,
  isComplete,
  isInRow,
  newState,
  resetPlace,
  type State,
} from './json-state.ts'

export interface JsonCutter {
  /** The values that are complete after this piece of the source. */
  write(piece: string): Cut[]
  /** What is left at the end of the source: a value that breaks off, or nothing. */
  end(): { rest: Cut[]; isWhole: boolean; isInList: boolean }
}

/**
 * Cuts values in a row, or the elements of a list of records, out of a source of any size.
 * A line that starts with a brace where JSON allows none begins a new value after a broken one.
 */
export function cutJson(isList: IsList): JsonCutter {
  const state = newState(isList)
  return {
    write(piece) {
      scan(state, piece)
      return state.cuts.splice(0)
    },
    end() {
      const isWhole = state.open.length === 0 && !state.inString
      closeCut(state, '', 0)
      return { rest: state.cuts.splice(0), isWhole, isInList: state.list > 0 }
    },
  }
}

function scan(state: State, piece: string): void {
  state.from = 0
  state.nameFrom = 0
  let at = 0
  while (at < piece.length) at = state.inString ? readString(state, piece, at) : readSign(state, piece, at)
  state.name?.push(piece.slice(state.nameFrom))
  if (state.parts === null) return
  state.parts.push(piece.slice(state.from))
  state.size += piece.length - state.from
  if (state.size > longest) throw new TriageError('too-large')
}

/** Characters of one value. */
const longest = 100_000_000

/** Reads to the end of a string or of the piece, and gives the place behind it. */
function readString(state: State, piece: string, start: number): number {
  let at = start
  if (state.isEscaped) {
    state.isEscaped = false
    at++
  }
  for (; at < piece.length; at++) {
    const sign = piece.charCodeAt(at)
    if (sign === quote) return endString(state, piece, at)
    if (sign === backslash) {
      if (at + 1 === piece.length) state.isEscaped = true
      at++
    } else if (sign === newline && isInRow(state)) return breakOff(state, piece, at)
  }
  return at
}

const quote = 0x22
const backslash = 0x5c
const newline = 0x0a

function endString(state: State, piece: string, at: number): number {
  state.inString = false
  state.last = '"'
  if (state.name !== null) {
    state.name.push(piece.slice(state.nameFrom, at))
    enterName(state, state.name.join(''))
    state.name = null
  }
  if (isComplete(state)) closeCut(state, piece, at + 1)
  return at + 1
}

function readSign(state: State, piece: string, start: number): number {
  if (state.isLoose) return readLoose(state, piece, start)
  const at = state.open.length === 0 ? start : nextSign(piece, start)
  const sign = piece.charAt(at)
  switch (sign) {
    case '"':
      return beginString(state, at)
    case '{':
    case '[':
      return beginContainer(state, piece, at, sign)
    case '}':
    case ']':
      return endContainer(state, piece, at, sign)
    case ',':
    case ':':
      state.last = sign
      return at + 1
    default:
      if (state.open.length === 0 && sign.trim() !== '') beginLoose(state, at)
      return at + 1
  }
}

/** Numbers, words and spaces in between do not matter. */
function nextSign(piece: string, start: number): number {
  signs.lastIndex = start
  return signs.test(piece) ? signs.lastIndex - 1 : piece.length
}

const signs = /["{}[\],:]/g

function readLoose(state: State, piece: string, at: number): number {
  const end = piece.indexOf('\n', at)
  if (end < 0) return piece.length
  closeCut(state, piece, end)
  return end + 1
}

function beginLoose(state: State, at: number): void {
  beginCut(state, at)
  state.isLoose = true
}

function beginString(state: State, at: number): number {
  state.inString = true
  const isName = state.open.at(-1) === '{' && state.last !== ':'
  if (isName && state.list === 0 && state.open.length <= state.watched) {
    state.name = []
    state.nameFrom = at + 1
  }
  if (state.parts === null && state.open.length === state.list) beginCut(state, at)
  return at + 1
}

function beginContainer(state: State, piece: string, at: number, sign: '{' | '['): number {
  const end = state.open.length === 0 && sign === '{' ? wholeLine(state, piece, at) : at
  if (end > at) return end
  if (isMisplaced(state, piece, at)) closeBroken(state, piece, at)
  const depth = state.open.length
  if (state.parts === null && depth === state.list && !(depth === 0 && sign === '[')) beginCut(state, at)
  else if (state.list === 0) enterContainer(state, sign)
  state.open.push(sign)
  state.last = sign
  return at + 1
}

/** Most logs have a value on each line: it is parsed at once. Returns its end, or `at`. */
function wholeLine(state: State, piece: string, at: number): number {
  const end = state.parts === null ? piece.indexOf('\n', at) : -1
  if (end < 0 || piece.charCodeAt(end - 1) !== closing) return at
  const text = piece.slice(at, end)
  try {
    state.cuts.push({ text, wrapper: '', value: JSON.parse(text) })
    return end
  } catch {
    return at
  }
}

const closing = 0x7d

/** A line begins with a value where the value before it has not ended. */
function isMisplaced(state: State, piece: string, at: number): boolean {
  if (!isInRow(state) || state.open.length === 0 || !startsLine(piece, at)) return false
  return state.open.at(-1) === '{' ? state.last !== ':' : state.last !== '[' && state.last !== ','
}

function startsLine(piece: string, at: number): boolean {
  return at === 0 || piece.charCodeAt(at - 1) === newline
}

function endContainer(state: State, piece: string, at: number, sign: '}' | ']'): number {
  state.open.pop()
  state.last = sign
  const depth = state.open.length
  if (depth < state.list) {
    state.list = 0
    state.watched = Math.max(1, depth)
  }
  if (state.list === 0) state.watched = Math.max(1, Math.min(state.watched, depth))
  if (isComplete(state)) closeCut(state, piece, at + 1)
  if (depth === 0) resetPlace(state)
  return at + 1
}

function breakOff(state: State, piece: string, at: number): number {
  closeBroken(state, piece, at)
  return at + 1
}
