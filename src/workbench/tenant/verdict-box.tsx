import { createRef } from 'preact'
import { fill } from '../../_locales/index.ts'
import { isLook } from '../../tenant/acts.ts'
import { approvalText } from '../../tenant/describe.ts'
import type { Verdict } from '../../tenant/verdict.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Outside } from '../../ui/outside.tsx'
import type { WorkbenchContext } from '../context.ts'

interface VerdictProps {
  verdict: Verdict
  context: WorkbenchContext
}

/** What people of the tenant see when they sign in, why, and who can change it. */
export function VerdictBox({ verdict, context }: VerdictProps) {
  const { tenant: words } = context
  const { meets, why, restsOn, changes, approval } = verdict
  const isSolved = meets === 'works' && !why.includes('other-publisher')
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
        {why.map((reason) => (
          <li key={reason}>{words[`why-${reason}`]}</li>
        ))}
      </ul>
      <p class="hint" data-part="rests-on">
        {restsOn.length > 0 &&
          `${fill(words.restsOn, { checks: restsOn.map((id) => words[`check-${id}`]).join(' · ') })} `}
        {words.limits}
      </p>
      {changes.length > 0 && <Changes verdict={verdict} context={context} />}
      {isSolved && <TellPeople context={context} />}
    </section>
  )
}

function Changes({ verdict: { meets, changes }, context: { tenant: words } }: VerdictProps) {
  return (
    <>
      <h3>{meets === 'unknown' ? words.shows : words.changes}</h3>
      <ol>
        {changes.map(({ act, address }) => (
          <li key={act} data-act={act}>
            {words[`act-${act}`]} <Outside href={address}>{words.open}</Outside>
            <small class="hint">{fill(words.who, { roles: words[`roles-${act}`] })}</small>
            {!isLook(act) && <small class="hint">{fill(words.mind, { mind: words[`mind-${act}`] })}</small>}
          </li>
        ))}
      </ol>
    </>
  )
}

/** A text for the people who were blocked. */
function TellPeople({ context: { tenant: words, words: all } }: { context: WorkbenchContext }) {
  const shown = createRef<HTMLParagraphElement>()
  return (
    <>
      <h3>{words.tellPeople}</h3>
      <p ref={shown} data-part="tell">
        {words.tellText}
      </p>
      <CopyButton
        action="copy-tell"
        className="small"
        label={words.copyTell}
        text={words.tellText}
        done={words.copied}
        shownIn={shown}
        words={all}
      />
    </>
  )
}
