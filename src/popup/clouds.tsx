import { Component } from 'preact'
import { nationalClouds } from '../microsoft/hosts.ts'
import { allowHosts } from '../ui/access.ts'
import type { PopupContext } from './context.ts'

type Cloud = keyof typeof nationalClouds

/** National clouds sign in at hosts of their own: the person lets the helper look there, one cloud at a click. */
export class Clouds extends Component<{ context: PopupContext }, { allowed: boolean | null }> {
  override state = { allowed: null }

  allow = async (cloud: Cloud) => this.setState({ allowed: await allowHosts(nationalClouds[cloud]) })

  override render() {
    const { pages } = this.props.context.words
    const { allowed } = this.state
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
        <p role="status">{allowed === null ? '' : allowed ? pages.cloudAllowed : pages.accessRefused}</p>
      </details>
    )
  }
}
