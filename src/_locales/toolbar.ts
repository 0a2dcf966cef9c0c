import en from './en/index.ts'
import es from './es/index.ts'
import type { Words } from './index.ts'
import type { Language } from './language.ts'
import ptBr from './pt_BR/index.ts'

/** The words of the toolbar button. The build leaves out all others. */
export const toolbarWords: Readonly<Record<Language, ToolbarWords>> = { en, es, 'pt-BR': ptBr }

export interface ToolbarWords {
  pages: Pick<Words['pages'], 'toolbarIdle' | 'toolbarUnderWay' | 'toolbarUnread' | 'toolbarSays'>
  scenarios: { scenarios: Readonly<Record<string, { person: { title: string } }>> }
}
