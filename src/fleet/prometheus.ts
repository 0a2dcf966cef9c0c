import type { FleetWords } from '../_locales/fleet.ts'
import type { Fleet } from './types.ts'

/**
 * Alert rules over the counts that `diagnose --prometheus` writes.
 * Form: prometheus.io/docs/prometheus/latest/configuration/alerting_rules
 */
export function alertRules({ alertAt }: Fleet, words: FleetWords): object {
  const rule = (alert: string, expr: string, summary: string, description: string) => ({
    alert,
    expr,
    for: '10m',
    labels: { severity: 'warning' },
    annotations: { summary, description },
  })
  return {
    groups: [
      {
        name: 'clara-sign-in-helper',
        rules: [
          rule(
            'ClaraPeopleBlocked',
            `clara_still_blocked_people >= ${alertAt}`,
            words['alert-still'],
            words['alert-stillText'],
          ),
          rule(
            'ClaraRecordsUnread',
            'clara_records_unread > 0',
            words['alert-unread'],
            words['alert-unreadText'],
          ),
        ],
      },
    ],
  }
}

/** A Grafana dashboard of the same counts. */
export function grafanaDashboard(words: FleetWords): object {
  const panels = [
    { title: words['board-still'], expr: 'clara_still_blocked_people', legend: '{{scenario}} / {{owner}}' },
    { title: words['board-people'], expr: 'clara_blocked_people', legend: '' },
    { title: words['board-fixed'], expr: 'clara_fixed_people', legend: '' },
    { title: words['board-causes'], expr: 'clara_blocked_sign_ins', legend: '{{scenario}}' },
  ]
  return {
    title: words.board,
    uid: 'clara-sign-in-helper',
    schemaVersion: 39,
    time: { from: 'now-30d', to: 'now' },
    templating: {
      list: [{ name: 'source', type: 'datasource', query: 'prometheus', label: 'Prometheus' }],
    },
    panels: panels.map(({ title, expr, legend }, index) => ({
      id: index + 1,
      type: 'timeseries',
      title,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana fills it in.
      datasource: { type: 'prometheus', uid: '${source}' },
      gridPos: { x: (index % 2) * 12, y: Math.floor(index / 2) * 8, w: 12, h: 8 },
      targets: [{ refId: 'A', expr, legendFormat: legend }],
    })),
  }
}
