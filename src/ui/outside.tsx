import type { ComponentChildren } from 'preact'

/** A link out of the extension: opens a tab of its own and tells the other side nothing. */
export function Outside(props: {
  href: string
  class?: string
  action?: string
  lang?: string
  onClick?: (event: Event) => void
  children: ComponentChildren
}) {
  const { href, action, children, ...rest } = props
  return (
    <a {...rest} href={href} data-action={action} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}
