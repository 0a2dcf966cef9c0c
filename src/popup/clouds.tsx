import { Component } from 'preact'
import { nationalClouds } from '../microsoft/hosts.ts'
import { allowHosts } from '../ui/access.ts'
import type { PopupContext } from './context.ts'

type Cloud = keyof typeof nationalClouds
type Outcome = 'cloudAllowed' | 'accessRefused'

/** A national cloud has its own sign-in hosts. The person allows them, one cloud at a time. */
export class Clouds extends Component<{ context: PopupContext }, { outcome: Outcome | null }> {
  override state: { outcome: Outcome | null } = { outcome: null }

  allow = async (cloud: Cloud) => {
    const isAllowed = await allowHosts(nationalClouds[cloud])
    this.setState({ outcome: isAllowed ? 'cloudAllowed' : 'accessRefused' })
  }

  override render() {
    const { pages } = this.props.context.words
    const { outcome } = this.state
    return (
      <details data-part="clouds">
        <summary>{pages.clouds}</summary>
        <p>{pages.cloudsLead}</p>
        {(Object.keys(nationalClouds) as Cloud[]).map((cloud) => (
          <p key={cloud}>
            <button
              type="button"
              class="small"
              data-action={`allow-${cloud}`}
              onClick={() => this.allow(cloud)}
            >
              {pages[`cloud-${cloud}`]}
            </button>
          </p>
        ))}
        <p role="status">{outcome && pages[outcome]}</p>
      </details>
    )
  }
}
