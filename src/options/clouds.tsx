import { Component } from 'preact'
import { nationalClouds } from '../microsoft/hosts.ts'
import { allowHosts } from '../ui/access.ts'
import type { OptionsContext } from './context.ts'

type Cloud = keyof typeof nationalClouds
type Outcome = 'cloudAllowed' | 'cloudRefused'

/** A national cloud has its own sign-in hosts. The person allows them, one cloud at a time. */
export class Clouds extends Component<{ context: OptionsContext }, { outcome: Outcome | null }> {
  override state: { outcome: Outcome | null } = { outcome: null }

  allow = async (cloud: Cloud) => {
    const isAllowed = await allowHosts(nationalClouds[cloud])
    this.setState({ outcome: isAllowed ? 'cloudAllowed' : 'cloudRefused' })
  }

  override render() {
    const { options } = this.props.context
    const { outcome } = this.state
    return (
      <section aria-labelledby="clouds" data-part="clouds">
        <h3 id="clouds">{options.clouds}</h3>
        <p>{options.cloudsLead}</p>
        <div class="row">
          {(Object.keys(nationalClouds) as Cloud[]).map((cloud) => (
            <button
              key={cloud}
              type="button"
              class="small"
              data-action={`allow-${cloud}`}
              onClick={() => this.allow(cloud)}
            >
              {options[`cloud-${cloud}`]}
            </button>
          ))}
        </div>
        <p role="status">{outcome && options[outcome]}</p>
      </section>
    )
  }
}
