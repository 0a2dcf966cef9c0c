import type { ComponentChildren } from 'preact'

/** A link that opens a new tab and sends no referrer. */
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
