import { createRef } from 'preact'
import { fill } from '../_locales/index.ts'
import { nested, valueAt } from '../settings/dotted-keys.ts'
import { exampleOf } from '../settings/examples.ts'
import type { Problem } from '../settings/problems.ts'
import { settingsTable } from '../settings/table.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { readUserAgent } from '../ui/user-agent.ts'
import { effectiveValue, type OptionsContext, sourceText } from './context.ts'

/** What applies of the policy and what is wrong in it, for IT to read and copy. */
export function PolicyCheck({ context }: { context: OptionsContext }) {
  const { options, effective, words } = context
  const problems = effective.problems.filter(({ source }) => source === 'policy')
  const text = createRef<HTMLPreElement>()
  return (
    <section aria-labelledby="check" data-part="policy-check">
      <h3 id="check">{options.check}</h3>
      <p>{options.checkLead}</p>
      <p data-part="policy-state">
        {fill(options.checkPolicy, { state: options[`state-${effective.age}`] })}.{' '}
        {effective.age !== 'none' && problems.length === 0 && options.checkGood}
      </p>
      <Problems problems={problems} context={context} />
      <CopyButton
        action="copy-check"
        className="small"
        label={options.checkCopy}
        text={checkText(context)}
        done={options.checkCopied}
        shownIn={text}
        words={words}
      />
      <details>
        <summary>{options.checkShow}</summary>
        <pre ref={text} data-part="check-text">
          {checkText(context)}
        </pre>
      </details>
    </section>
  )
}

export function Problems({ problems, context }: { problems: readonly Problem[]; context: OptionsContext }) {
  if (problems.length === 0) return null
  return (
    <ul class="problems" data-part="problems">
      {problems.map((one) => (
        <li key={`${one.key} ${one.problem} ${one.value}`}>
          <code>{one.key}</code> = <code>{one.value}</code>: {sentenceOf(one, context)}
        </li>
      ))}
    </ul>
  )
}

function sentenceOf({ key, problem }: Problem, { options }: OptionsContext): string {
  return fill(options[`problem-${problem}`], { example: JSON.stringify(exampleAt(key)) })
}

/** A value that fits at this key of a policy. */
function exampleAt(key: string): unknown {
  const plain = key.replace(/^defaults\./, '')
  const entry = /^(.*)\[\d+\]$/.exec(plain)
  const name = entry?.[1] ?? plain
  const setting = settingsTable.find((one) => one.key === name)
  if (setting !== undefined) {
    const example = exampleOf(setting)
    return entry && Array.isArray(example) ? example[0] : example
  }
  if (name === 'locked') return ['history']
  const inside = settingsTable.filter((one) => one.key.startsWith(`${name}.`))
  return valueAt(nested(inside.map((one) => [one.key, exampleOf(one)])), name)
}

/** What differs from the defaults, written like the policy's settings: IT can compare the two. */
function checkText(context: OptionsContext): string {
  const { options, effective, words, version } = context
  const { browser, os } = readUserAgent(navigator.userAgent)
  const problems = effective.problems.map((problem) => {
    const prefix = problem.source === 'person' ? 'person: ' : ''
    return `${prefix}${problem.key} = ${problem.value}: ${sentenceOf(problem, context)}`
  })
  const values = settingsTable
    .filter(({ key }) => effective.from[key] !== 'built-in')
    .map((setting) => {
      const source = sourceText(context, effective.from[setting.key])
      return `${setting.key} = ${JSON.stringify(effectiveValue(context, setting))} (${source})`
    })
  return [
    `${words.pages.product} ${version}: ${options.check}`,
    `${browser}, ${os}`,
    fill(options.checkPolicy, { state: options[`state-${effective.age}`] }),
    ...problems,
    '',
    ...(values.length === 0 ? [options.checkDefaults] : values),
  ].join('\n')
}
