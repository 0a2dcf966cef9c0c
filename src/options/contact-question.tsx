import type { SettingKey, Value } from '../settings/table.ts'
import { type OptionsContext, settingTitle } from './context.ts'

interface ContactQuestionProps {
  contact: readonly (readonly [SettingKey, Value])[]
  context: OptionsContext
  answer: (use: 'use' | 'leave') => void
}

/** A file from a stranger could lead the person's reports and calls to an attacker. */
export function ContactQuestion({ contact, context, answer }: ContactQuestionProps) {
  const { options } = context
  return (
    <div data-part="contact-question">
      <p>{options.importContact}</p>
      <ul>
        {contact.map(([key, value]) => (
          <li key={key}>
            {settingTitle(context, key)}: <strong>{String(value)}</strong>
          </li>
        ))}
      </ul>
      <div class="row">
        <button type="button" class="small" data-action="leave-contact" onClick={() => answer('leave')}>
          {options.importContactLeave}
        </button>
        <button type="button" class="small" data-action="use-contact" onClick={() => answer('use')}>
          {options.importContactUse}
        </button>
      </div>
    </div>
  )
}
