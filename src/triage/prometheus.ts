import type { Summary } from './summary.ts'

/**
 * The counts for node_exporter's textfile collector, in Prometheus' text format
 * (prometheus.io/docs/instrumenting/exposition_formats).
 */
export function prometheusText(summary: Summary): string {
  const { causes, owners, actions } = summary
  const failures = causes.filter(({ key }) => key !== 'no-stop' && key !== 'signed-in')
  return [
    metric('records', 'gauge', 'Records read from the input.', [[{}, summary.total]]),
    metric('records_unread', 'gauge', 'Records whose form was recognized and which could not be read.', [
      [{}, summary.unread],
    ]),
    metric(
      'blocked_sign_ins',
      'gauge',
      'Blocked sign-ins to Clara in the input, by cause.',
      failures.map(({ key, count }) => [{ scenario: key }, count]),
    ),
    metric(
      'blocked_sign_ins_by_owner',
      'gauge',
      'Blocked sign-ins to Clara in the input, by who can fix them.',
      owners.map(({ key, count }) => [{ owner: key ?? 'nobody' }, count]),
    ),
    metric('blocked_people', 'gauge', 'People with a blocked sign-in.', samplesOf(summary.people)),
    metric('still_blocked_people', 'gauge', 'People whose latest sign-in was blocked, by cause and owner.', [
      ...actions.map(
        ({ scenario, owner, people }) => [{ scenario, owner: owner ?? 'nobody' }, people] as const,
      ),
    ]),
    metric(
      'fixed_people',
      'gauge',
      'People with a success after their last blocked sign-in.',
      samplesOf(summary.fixed),
    ),
    metric('last_blocked_timestamp_seconds', 'gauge', 'Time of the last blocked sign-in.', [
      ...samplesOf(summary.lastAt === null ? null : Date.parse(summary.lastAt) / 1000),
    ]),
  ].join('')
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number]

function metric(name: string, type: 'gauge', help: string, samples: readonly Sample[]): string {
  const whole = `clara_${name}`
  if (samples.length === 0) return ''
  const lines = samples.map(([labels, value]) => `${whole}${labelsText(labels)} ${value}\n`)
  return [`# HELP ${whole} ${help}\n`, `# TYPE ${whole} ${type}\n`, ...lines].join('')
}

function labelsText(labels: Sample[0]): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const escaped = (text: string) => text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')

const samplesOf = (value: number | null): Sample[] => (value === null ? [] : [[{}, value]])
