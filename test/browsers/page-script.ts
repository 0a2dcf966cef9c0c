/**
 * Source of an expression that calls `run` with `args` in another JavaScript world.
 * `args` must survive JSON. A bundler wraps inner functions in `__name`: here it does nothing.
 */
export function callSource(run: (...args: never[]) => unknown, args: readonly unknown[]): string {
  return `(() => { const __name = (made) => made; return (${run})(...${JSON.stringify(args)}) })()`
}

/** Runs in a page: whether the first match of `selector` can be seen. */
export function isVisible(selector: string): boolean {
  const element = document.querySelector(selector)
  return element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? false
}

/**
 * Runs in a page: where to press the first match.
 * Null while it is out of sight, disabled or moving. Only a page in front draws frames.
 */
export async function placeOf(selector: string): Promise<{ x: number; y: number } | null> {
  const element = document.querySelector(selector)
  const isVisible = element?.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  if (!element || !isVisible || element.matches(':disabled')) return null
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
  // A link may stand on two lines.
  const middle = () => {
    const box = [...element.getClientRects()].find(({ width, height }) => width * height > 1)
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const before = middle()
  await new Promise(requestAnimationFrame)
  const after = middle()
  return after && before?.x === after.x && before.y === after.y ? after : null
}

/**
 * Runs in a page: readies the first match, a field or a list, for another value.
 * A list has it then; a field waits for the keys, with its text selected.
 * Null while it is out of sight or disabled.
 */
export function readyFor(selector: string, value: string): 'list' | 'field' | null {
  const element = document.querySelector<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(selector)
  const isVisible = element?.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  if (!element || !isVisible || element.matches(':disabled')) return null
  element.focus()
  if ('select' in element) {
    element.select()
    return 'field'
  }
  element.value = value
  for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }))
  return 'list'
}

/** Runs in a page: the text of the first match as it stands in the document, folded or not. */
export function textOf(selector: string): string {
  return document.querySelector(selector)?.textContent ?? ''
}

/** Runs in a page: an attribute of the first match. */
export function attributeOf(selector: string, name: string): string | null {
  return document.querySelector(selector)?.getAttribute(name) ?? null
}

/** Runs in a page: its source as it stands now. */
export function htmlOf(): string {
  return document.documentElement.outerHTML
}

/** Runs in a page: whether it is the extension's, and its scripts have run. */
export function hasLoadedFromExtension(): boolean {
  return location.protocol.endsWith('-extension:') && document.readyState === 'complete'
}
