import { fill } from '../../_locales/index.ts'
import type { Result } from '../../tenant/types.ts'
import { checkView } from '../../tenant/view.ts'
import { Outside } from '../../ui/outside.tsx'
import type { WorkbenchContext } from '../context.ts'

/** What each check found, or why it did not run. */
export function Checks({ results, context }: { results: readonly Result[]; context: WorkbenchContext }) {
  const { tenant: words, settings } = context
  return (
    <section class="box" aria-labelledby="checks">
      <h2 id="checks">{words.checks}</h2>
      <ul class="findings">
        {results
          .map((result) => checkView(result, words, settings.expectedPublisher))
          .map(({ id, title, permission, status, sentences, address }) => (
            <li key={id} data-check={id} data-status={status}>
              <h3>
                {title}: <span class="status">{words[`status-${status}`]}</span>
              </h3>
              {sentences.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
              {address !== null && <Outside href={address}>{words.open}</Outside>}
              <small class="hint">{fill(words.needs, { permission })}</small>
            </li>
          ))}
      </ul>
    </section>
  )
}
