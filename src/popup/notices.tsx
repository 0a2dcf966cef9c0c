import { AccessNotice } from '../ui/access-notice.tsx'
import type { EnvironmentProps } from './context.ts'

/** Says above every state that the extension cannot see Microsoft's sign-in. */
export function Notices({ environment: { access }, context: { words } }: EnvironmentProps) {
  return (
    <>
      {!access.signIn && <AccessNotice words={words} />}
      {access.blockedByPolicy && (
        <aside class="notice" data-part="policy">
          <h2>{words.pages.accessTitle}</h2>
          <p>{words.pages.accessPolicy}</p>
        </aside>
      )}
    </>
  )
}
