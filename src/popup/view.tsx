import type { TabState } from '../diagnosis/state.ts'
import { Blocked } from './blocked.tsx'
import type { PopupContext } from './context.ts'
import { Footer } from './footer.tsx'
import { SignedIn } from './signed-in.tsx'
import { UnderWay, Unread } from './under-way.tsx'

interface ViewProps {
  tab: TabState
  context: PopupContext
}

export function View({ tab, context }: ViewProps) {
  const { environment } = context
  // An idle tab has nothing else to show.
  if (tab.kind === 'idle' && environment === null) return null
  return (
    <>
      {environment && <environment.parts.Notices environment={environment} context={context} />}
      <main>
        <Tab tab={tab} context={context} />
      </main>
      <Footer context={context} />
    </>
  )
}

function Tab({ tab, context }: ViewProps) {
  const { environment } = context
  switch (tab.kind) {
    case 'idle':
      return environment && <environment.parts.Idle environment={environment} context={context} />
    case 'under-way':
      return <UnderWay attempt={tab.attempt} context={context} />
    case 'unread':
      return <Unread attempt={tab.attempt} context={context} />
    case 'signed-in':
      return <SignedIn diagnosis={tab.diagnosis} context={context} />
    case 'blocked':
    case 'expired': {
      const { attempt, diagnosis } = tab
      // A new key for a new failure: no copied or unfolded part carries over.
      const key = `${attempt.startedAt} ${diagnosis.words} ${diagnosis.code}`
      return <Blocked key={key} attempt={attempt} diagnosis={diagnosis} context={context} />
    }
  }
}
