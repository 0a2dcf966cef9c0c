/** A value in a JSON source, as it is written there, and the list that holds it. */
export interface Cut {
  text: string
  /** The names that lead to its list, such as `hits.hits`; empty for a value of its own. */
  wrapper: string
  /** Its value, if it is known already. */
  value?: unknown
}

/** Says by the names that lead to a list, and those before it, whether it is a list of records. */
export type IsList = (path: readonly string[], before: ReadonlySet<string>) => boolean

/** How far a source is read, and the value that is being cut. */
export interface State {
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

export function newState(isList: IsList): State {
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

/** Values in a row have a line each; JSON allows no line break in a string. */
export function isInRow({ list, parts }: State): boolean {
  return list === 0 && parts !== null
}

export function isComplete({ parts, open, level, isLoose }: State): boolean {
  return parts !== null && !isLoose && open.length === level
}

export function enterName(state: State, name: string): void {
  const depth = state.open.length
  state.path.length = depth - 1
  state.path.push(name)
  if (depth === 1) state.before.add(name)
}

/** Enters a list of records, or an object that may hold one. */
export function enterContainer(state: State, sign: '{' | '['): void {
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

export function resetPlace(state: State): void {
  state.path = []
  state.before.clear()
  state.watched = 1
  state.last = null
  state.wrapper = ''
}

export function beginCut(state: State, at: number): void {
  state.parts = []
  state.size = 0
  state.from = at
  state.level = state.open.length
}

export function closeCut(state: State, piece: string, end: number): void {
  if (state.parts === null) return
  const text = [...state.parts, piece.slice(state.from, end)].join('')
  state.parts = null
  state.isLoose = false
  if (text.trim() !== '') state.cuts.push({ text, wrapper: state.wrapper })
}

/** Ends a value that is broken: the next line begins with another. */
export function closeBroken(state: State, piece: string, end: number): void {
  closeCut(state, piece, end)
  state.open = []
  state.inString = false
  state.name = null
  resetPlace(state)
}
