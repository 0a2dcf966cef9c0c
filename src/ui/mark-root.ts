import type { Language } from '../_locales/index.ts'
import type { TabState } from '../diagnosis/state.ts'

/** Marks the root element with what is drawn, for scripts and checks. */
export function markRoot(root: HTMLElement, tab: TabState, language: Language): void {
  root.lang = language
  Object.assign(root.dataset, { state: tab.kind, ...marksOf(tab) })
}

function marksOf(tab: TabState): Record<'scenario' | 'code' | 'owner', string> {
  switch (tab.kind) {
    case 'idle':
      return { scenario: 'none', code: '', owner: '' }
    case 'under-way':
    case 'unread':
      return { scenario: 'in-progress', code: '', owner: '' }
    case 'signed-in':
    case 'blocked':
    case 'expired': {
      const { scenario, code, owner } = tab.diagnosis
      return { scenario, code: code ?? '', owner: owner ?? '' }
    }
  }
}
