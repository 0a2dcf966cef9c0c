import { createRef } from 'preact'
import { fill } from '../../_locales/index.ts'
import type { Verdict } from '../../tenant/verdict.ts'
import { approvalText } from '../../tenant/view.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Outside } from '../../ui/outside.tsx'
import type { WorkbenchContext } from '../context.ts'

/** What people of the tenant meet, why, and who could change it where. */
export function VerdictBox({ verdict, context }: { verdict: Verdict; context: WorkbenchContext }) {
  const { tenant: words, words: all } = context
  const { meets, why, changes, approval } = verdict
  const isSolved = meets === 'works'
  const text = createRef<HTMLParagraphElement>()
  return (
    <section
      class={isSolved ? 'box solved' : 'box'}
      aria-labelledby="verdict"
      data-part="verdict"
      data-meets={meets}
    >
      <h2 id="verdict">{words.verdict}</h2>
      <p class="verdict">{words[`meets-${meets}`]}</p>
      {isSolved && approval !== null && <p data-part="approval">{approvalText(approval, words)}</p>}
      <h3>{words.why}</h3>
      <ul>
        {why.map((one) => (
          <li key={one}>{words[`why-${one}`]}</li>
        ))}
      </ul>
      {changes.length > 0 && (
        <>
          <h3>{words.changes}</h3>
          <ol>
            {changes.map(({ act, address }) => (
              <li key={act} data-act={act}>
                {words[`act-${act}`]} <Outside href={address}>{words.open}</Outside>
                <small class="hint">{fill(words.who, { roles: words[`roles-${act}`] })}</small>
                <small class="hint">{fill(words.mind, { mind: words[`mind-${act}`] })}</small>
              </li>
            ))}
          </ol>
        </>
      )}
      {isSolved && (
        <>
          <h3>{words.tellPeople}</h3>
          <p ref={text} data-part="tell">
            {words.tellText}
          </p>
          <CopyButton
            action="copy-tell"
            className="small"
            label={words.copyTell}
            text={words.tellText}
            done={words.copied}
            shownIn={text}
            words={all}
          />
        </>
      )}
    </section>
  )
}
