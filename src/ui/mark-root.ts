import type { Language } from '../_locales/index.ts'
import type { StoredTab } from '../diagnosis/stored.ts'

/** Says on the root element, for scripts and checks, what is shown. Called when it is drawn. */
export function markRoot(root: HTMLElement, tab: StoredTab | null, language: Language): void {
  const diagnosis = tab?.diagnosis ?? null
  root.lang = language
  root.dataset.scenario = diagnosis?.scenario ?? (tab?.attempt ? 'in-progress' : 'none')
  root.dataset.code = diagnosis?.code ?? ''
  root.dataset.owner = diagnosis?.owner ?? ''
}
