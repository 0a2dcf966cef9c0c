/** What a person sees in the document under test, and does in it. */

export const textOf = (selector: string) => document.querySelector(selector)?.textContent ?? null
export const textsOf = (selector: string) =>
  [...document.querySelectorAll(selector)].map((one) => one.textContent)

export function press(selector: string): void {
  elementAt(selector).click()
}

/** Types into a field, or chooses from a list. */
export function enter(selector: string, value: string): void {
  const field = elementAt(selector)
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) throw new Error('no field')
  field.value = value
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
}

function elementAt(selector: string): HTMLElement {
  const element = document.querySelector(selector)
  if (!(element instanceof HTMLElement)) throw new Error(`Nothing at ${selector}`)
  return element
}
