import type { PageAreas } from '../ui/screenshot.ts'

/**
 * Runs in the page, in the isolated world: gives the places of names, typed text and photos, and
 * no text. It uses nothing outside itself, because the browser sends its source to the page.
 */
export function personalAreas(): PageAreas {
  /** A text that reads without a break on the page, and its text nodes with their starts in it. */
  interface Run {
    text: string
    nodes: { node: Text; start: number }[]
    block: Element
  }
  type Root = Document | ShadowRoot

  const known =
    '#displayName, .identity, .identityBanner, #tilesHolder [role="button"], .user-picture, img[src*="photo" i], img[src*="avatar" i]'
  const mostAreas = 1000
  const areas = new Map<string, PageAreas['personal'][number]>()

  lookInto(document, 0, 0)
  return { pageWidth: window.innerWidth, personal: [...areas.values()].slice(0, mostAreas) }

  /** `left` and `top` say where the root's frame is. */
  function lookInto(root: Root, left: number, top: number): void {
    for (const one of root.querySelectorAll('*')) {
      if (one.matches(known) || showsTypedText(one)) cover([one.getBoundingClientRect()], left, top)
      if (one.shadowRoot !== null) lookInto(one.shadowRoot, left, top)
      if (one.matches('iframe, frame')) lookIntoFrame(one as HTMLIFrameElement, left, top)
    }
    for (const boxes of runsOf(root).flatMap(namesIn)) cover(boxes, left, top)
  }

  /** Frames of other sites give no document. */
  function lookIntoFrame(frame: HTMLIFrameElement, left: number, top: number): void {
    const inside = frame.contentDocument
    if (inside === null) return
    const { x, y } = frame.getBoundingClientRect()
    lookInto(inside, left + x + frame.clientLeft, top + y + frame.clientTop)
  }

  function cover(boxes: Iterable<DOMRect>, left: number, top: number): void {
    for (const { x, y, width, height } of boxes) {
      if (width <= 0 || height <= 0) continue
      const area = { x: x + left, y: y + top, width, height }
      areas.set(JSON.stringify(area), area)
    }
  }

  function namesIn(run: Run, index: number, runs: Run[]): Iterable<DOMRect>[] {
    const words = [...run.text.matchAll(/[^\s<>()"]+/g)]
    const found = words.flatMap((word, at) => {
      if (!isAccount(word[0])) return []
      return [rectsOf(run, words[at - namesBefore(words, at)]?.index ?? 0, word.index + word[0].length)]
    })
    if (found.length === 0) return []
    const beside = [runs[index - 1], runs[index + 1]].filter((other) => other !== undefined)
    const names = beside.filter((other) => isNameBeside(other, run))
    return [...found, ...names.map((other) => rectsOf(other, 0, other.text.length))]
  }

  function isAccount(text: string): boolean {
    return /[^\s@\uff20][@\uff20][^\s@\uff20]+\.[^\s@\uff20]/.test(text) || /[\w-]\\[\p{L}\p{N}]/u.test(text)
  }

  /** How many words before the account read like a name: "Ana Silva (ana@contoso.example)". */
  function namesBefore(words: readonly string[][], at: number): number {
    const before = words.slice(Math.max(0, at - 4), at).toReversed()
    const other = before.findIndex(([word = '']) => !/^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word))
    return other < 0 ? before.length : other
  }

  /** By selectors: an element of a frame is an instance of that frame's classes. */
  function showsTypedText(one: Element): boolean {
    const isEditable = one.matches('[contenteditable]:not([contenteditable="false"])')
    if (isEditable) return (one.textContent ?? '').trim() !== ''
    const text = (name: string) => String(Reflect.get(one, name) ?? '')
    if (one.matches('input[type="submit"], input[type="button"], input[type="reset"], button'))
      return isAccount(text('value'))
    if (one.matches('input, textarea')) return text('value') !== '' || isAccount(text('placeholder'))
    if (one.matches('select'))
      return isAccount((one as HTMLSelectElement).selectedOptions[0]?.textContent ?? '')
    return one.matches('img') && isAccount(text('alt'))
  }

  function runsOf(root: Root): Run[] {
    const runs: Run[] = []
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const { parentElement } = node
      const text = node.nodeValue ?? ''
      if (parentElement === null || parentElement.matches('script, style, noscript, option')) continue
      const block = blockOf(parentElement)
      const last = runs.at(-1)
      if (last?.block === block) {
        last.nodes.push({ node: node as Text, start: last.text.length })
        last.text += text
      } else if (text.trim() !== '') runs.push({ text, nodes: [{ node: node as Text, start: 0 }], block })
    }
    return runs
  }

  /** The nearest element that begins a new line. Items of a flexible box are in one line. */
  function blockOf(element: Element): Element {
    const parent = element.parentElement
    if (parent === null) return element
    const isInline = /^(?:$|inline|contents|ruby)/.test(getComputedStyle(element).display)
    return isInline || /flex|grid/.test(getComputedStyle(parent).display) ? blockOf(parent) : element
  }

  /** A short text beside the account in the same small box. Headlines say what has happened. */
  function isNameBeside(other: Run, { block }: Run): boolean {
    const text = other.text.trim()
    if (text.length > 60 || /[.!?:]$/.test(text)) return false
    if (other.block.closest('h1, h2, h3, [role="heading"], button, a, label') !== null) return false
    const box = block.parentElement
    return box !== null && box.childElementCount <= 3 && box.contains(other.block)
  }

  function rectsOf({ nodes }: Run, start: number, end: number): Iterable<DOMRect> {
    const first = nodes.findLast((one) => one.start <= start)
    const last = nodes.findLast((one) => one.start < end)
    if (first === undefined || last === undefined) return []
    const range = first.node.ownerDocument.createRange()
    range.setStart(first.node, start - first.start)
    range.setEnd(last.node, end - last.start)
    return range.getClientRects()
  }
}
