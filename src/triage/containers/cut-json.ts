import { TriageError } from '../errors.ts'

/** A value in a JSON source, as it is written there, and the list that holds it. */
export interface Cut {
  text: string
  /** The names that lead to its list, such as `hits.hits`; empty for a value of its own. */
  wrapper: string
  /** Its value, if it is known already. */
  value?: unknown
}

export interface JsonCutter {
  /** The values that are complete after this piece of the source. */
  write(piece: string): Cut[]
  /** What is left at the end of the source: a value that breaks off, or nothing. */
  end(): { rest: Cut[]; isWhole: boolean; isInList: boolean }
}

/** Says by the names that lead to a list, and those before it, whether it is a list of records. */
export type IsList = (path: readonly string[], before: ReadonlySet<string>) => boolean

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

interface State {
  isList: IsList
  cuts: Cut[]
  /** The brackets that are open. */
  open: Sign[]
  inString: boolean
  isEscaped: boolean
  /** The last sign outside of strings. */
  last: Sign | null
  /** The names that lead to the place that is read. */
  path: string[]
  /** How many names are read: those of deeper objects do not matter. */
  watched: number
  /** Names of the outermost object so far. */
  before: Set<string>
  /** Parts of the name that is read; null outside of a name. */
  name: string[] | null
  nameFrom: number
  /** How many brackets are open around the elements of the list that is cut; 0 without a list. */
  list: number
  wrapper: string
  /** Parts of the value that is cut; null between values. */
  parts: string[] | null
  /** Their characters. */
  size: number
  from: number
  /** How many brackets are open around it. */
  level: number
  /** Text that is no JSON; it ends with its line. */
  isLoose: boolean
}

type Sign = '{' | '}' | '[' | ']' | ',' | ':' | '"'

function newState(isList: IsList): State {
  return {
    isList,
    cuts: [],
    open: [],
    inString: false,
    isEscaped: false,
    last: null,
    path: [],
    watched: 1,
    before: new Set(),
    name: null,
    nameFrom: 0,
    list: 0,
    wrapper: '',
    parts: null,
    size: 0,
    from: 0,
    level: 0,
    isLoose: false,
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

/** Values in a row have a line each; JSON allows no line break in a string. */
function isInRow({ list, parts }: State): boolean {
  return list === 0 && parts !== null
}

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

function enterName(state: State, name: string): void {
  const depth = state.open.length
  state.path.length = depth - 1
  state.path.push(name)
  if (depth === 1) state.before.add(name)
}

function isComplete({ parts, open, level, isLoose }: State): boolean {
  return parts !== null && !isLoose && open.length === level
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
  else if (state.list === 0) enter(state, sign)
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

/** Enters a list of records, or an object that may hold one. */
function enter(state: State, sign: '{' | '['): void {
  const depth = state.open.length
  const isWatched = depth <= state.watched && (depth === 0 || state.last === ':')
  if (!isWatched) return
  if (sign === '{') {
    state.watched = Math.min(deepest, depth + 1)
    return
  }
  if (depth > 0 && !state.isList(state.path, state.before)) return
  state.list = depth + 1
  state.wrapper = state.path.join('.')
  state.parts = null
}

const deepest = 2

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
  if (depth === 0) reset(state)
  return at + 1
}

function reset(state: State): void {
  state.path = []
  state.before.clear()
  state.watched = 1
  state.last = null
  state.wrapper = ''
}

function beginCut(state: State, at: number): void {
  state.parts = []
  state.size = 0
  state.from = at
  state.level = state.open.length
}

function closeCut(state: State, piece: string, end: number): void {
  if (state.parts === null) return
  const text = [...state.parts, piece.slice(state.from, end)].join('')
  state.parts = null
  state.isLoose = false
  if (text.trim() !== '') state.cuts.push({ text, wrapper: state.wrapper })
}

/** Ends a value that is broken: the next line begins with another. */
function closeBroken(state: State, piece: string, end: number): void {
  closeCut(state, piece, end)
  state.open = []
  state.inString = false
  state.name = null
  reset(state)
}

function breakOff(state: State, piece: string, at: number): number {
  closeBroken(state, piece, at)
  return at + 1
}
