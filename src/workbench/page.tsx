import { Component } from 'preact'
import type { WorkbenchContext } from './context.ts'
import { TenantPart } from './tenant/part.tsx'
import { TriagePart } from './triage/part.tsx'

interface PageState {
  part: 'triage' | 'tenant'
}

const partNow = (): PageState => ({ part: location.hash === '#tenant' ? 'tenant' : 'triage' })

/** The page for IT and support. Each part keeps its state while the other is shown. */
export class WorkbenchPage extends Component<{ context: WorkbenchContext }, PageState> {
  override state = partNow()

  turn = () => this.setState(partNow())

  override componentDidMount() {
    addEventListener('hashchange', this.turn)
  }

  override componentWillUnmount() {
    removeEventListener('hashchange', this.turn)
  }

  override render() {
    const { context } = this.props
    const { triage, tenant } = context
    const { part } = this.state
    const link = (name: PageState['part'], label: string) => (
      <a href={`#${name}`} aria-current={part === name ? 'page' : undefined}>
        {label}
      </a>
    )
    return (
      <>
        <header class="top">
          <img src="icons/normal-48.png" width="36" height="36" alt="" />
          <div>
            <h1>{triage.title}</h1>
            <p class="top-lead">{part === 'triage' ? triage.lead : tenant.lead}</p>
          </div>
        </header>
        <nav class="parts" aria-label={triage.title}>
          {link('triage', triage.triage)}
          {link('tenant', tenant.navTenant)}
        </nav>
        <main>
          <div class="part" hidden={part !== 'triage'}>
            <TriagePart context={context} />
          </div>
          <div class="part" hidden={part !== 'tenant'}>
            <TenantPart context={context} />
          </div>
        </main>
      </>
    )
  }
}
