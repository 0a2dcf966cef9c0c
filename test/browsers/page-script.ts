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
