import { SaxesParser } from 'saxes'

export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  /** The text of this element without its children. */
  text: string
}

/** Reads XML with a strict parser, which throws at the first error. */
export function readXml(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  const inside = () => {
    const element = open.at(-1)
    if (element === undefined) throw new Error('too many end tags')
    return element
  }
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [], text: '' }
    inside().children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    inside().text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  const [root] = top.children
  if (root === undefined || top.children.length !== 1) throw new Error('there must be one root')
  return root
}

/** Every element with this name, at any depth. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
}

/** The only child with this name. */
export function only(element: Element, name: string): Element {
  const [child, ...others] = element.children.filter((one) => one.name === name)
  if (child === undefined || others.length > 0) throw new Error(`${element.name} needs one ${name}`)
  return child
}
