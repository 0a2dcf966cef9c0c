import type { StoredTab } from '../diagnosis/stored.ts'
import type { ReportInput } from '../report/types.ts'
import type { Settings } from '../settings/types.ts'
import type { Access } from '../ui/access.ts'
import { AccessNotice } from '../ui/access-notice.tsx'
import { Footer } from './footer.tsx'
import type { Past } from './history.ts'
import { Idle } from './idle.tsx'
import { SignedIn } from './signed-in.tsx'
import { Stopped } from './stopped.tsx'
import { UnderWay } from './under-way.tsx'

/** All that is not in the tab's record. */
export interface Context
  extends Omit<ReportInput, 'attempt' | 'diagnosis' | 'settings' | 'choices' | 'account'> {
  settings: Settings
  access: Access
  past: Past
  /** What comes after the first paint; null until it is loaded. */
  later: typeof import('./later.tsx') | null
  /** Deletes the history. */
  forget: () => Promise<void>
  tabId: number | null
}

interface PopupProps {
  tab: StoredTab | null
  context: Context
  /** Draws another tab's record in this one's place. */
  show: (stored: StoredTab) => void
}

export function Popup({ tab, context, show }: PopupProps) {
  return (
    <>
      {!context.access.signIn && <AccessNotice words={context.words} />}
      {context.access.blockedByPolicy && (
        <aside class="notice" data-part="policy">
          <h2>{context.words.pages.accessTitle}</h2>
          <p>{context.words.pages.accessPolicy}</p>
        </aside>
      )}
      <main>
        <State tab={tab} context={context} show={show} />
      </main>
      <Footer context={context} />
    </>
  )
}

function State({ tab, context, show }: PopupProps) {
  if (!tab?.attempt) return <Idle context={context} show={show} />
  const { attempt, diagnosis } = tab
  if (diagnosis === null) return <UnderWay attempt={attempt} context={context} />
  if (diagnosis.scenario === 'signed-in') return <SignedIn diagnosis={diagnosis} context={context} />
  // Another stop is another page: what was copied or unfolded for the one before does not carry over.
  const key = `${attempt.startedAt} ${diagnosis.words} ${diagnosis.code}`
  return <Stopped key={key} attempt={attempt} diagnosis={diagnosis} context={context} />
}
