import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadFleetWords } from '../../src/_locales/fleet.ts'
import { languages } from '../../src/_locales/index.ts'
import { alertRules } from '../../src/fleet/prometheus.ts'

/*
 * Prometheus' own tool reads counts and alert rules, and runs the rules on made-up counts.
 * Usage: npx tsx test/fleet/promtool.ts METRICS, a file of `diagnose --prometheus`.
 */
const [metrics = ''] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'clara-promtool-'))
try {
  promtool(['check', 'metrics'], metrics)
  for (const language of languages) {
    const rules = join(folder, `${language}.json`)
    const fleet = { clientIds: [], language, alertAt: 5 }
    writeFileSync(rules, JSON.stringify(alertRules(fleet, await loadFleetWords(language))))
    promtool(['check', 'rules', rules])
    const tests = join(folder, `${language}-tests.json`)
    writeFileSync(tests, JSON.stringify(testsOf(rules)))
    promtool(['test', 'rules', tests])
  }
  console.log('promtool finds nothing wrong in the counts and the alert rules.')
} finally {
  rmSync(folder, { recursive: true })
}

/** Nothing at four people; an alert once five have been blocked for ten minutes. */
function testsOf(rules: string): object {
  const five = 'clara_still_blocked_people{scenario="admin-approval",owner="it"}'
  const alert = (eval_time: string, labels: object[]) => ({
    eval_time,
    alertname: 'ClaraPeopleBlocked',
    exp_alerts: labels.map((exp_labels) => ({ exp_labels })),
  })
  return {
    rule_files: [rules],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: [{ series: five, values: '4x20 5x40' }],
        alert_rule_test: [alert('20m', []), alert('25m', [])],
        promql_expr_test: [
          {
            expr: 'count(ALERTS{alertname="ClaraPeopleBlocked",alertstate="firing"}) or vector(0)',
            eval_time: '20m',
            exp_samples: [{ labels: '{}', value: 0 }],
          },
          {
            expr: 'count(ALERTS{alertname="ClaraPeopleBlocked",alertstate="firing"}) or vector(0)',
            eval_time: '40m',
            exp_samples: [{ labels: '{}', value: 1 }],
          },
        ],
      },
    ],
  }
}

function promtool(args: string[], input?: string): void {
  const stdin = input === undefined || input === '' ? 'ignore' : 'pipe'
  const { status, stdout, stderr, error } = spawnSync('promtool', args, {
    encoding: 'utf8',
    stdio: [stdin, 'pipe', 'pipe'],
    ...(stdin === 'pipe' && { input: readFileSync(input ?? '') }),
  })
  if (error !== undefined) throw new Error('promtool is missing: install the package prometheus.')
  if (status !== 0) throw new Error(`promtool ${args.join(' ')}: ${stdout}${stderr}`)
}
