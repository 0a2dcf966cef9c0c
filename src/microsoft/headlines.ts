import type { Approval } from './types.ts'

type Language = 'en' | 'es' | 'pt'

/** Headlines in lower case, as people reported them or as Microsoft translates them. */
export const headlines: readonly (readonly [text: string, approval: Approval, language: Language])[] = [
  ['need admin approval', 'admin', 'en'],
  ['se necesita la aprobación del administrador', 'admin', 'es'],
  ['se necesita aprobación del administrador', 'admin', 'es'],
  ['necessidade de aprovação do administrador', 'admin', 'pt'],
  ['approval required', 'required', 'en'],
  ['aprobación necesaria', 'required', 'es'],
  ['aprobación requerida', 'required', 'es'],
  ['aprovação necessária', 'required', 'pt'],
  ['request sent', 'sent', 'en'],
  ['solicitud enviada', 'sent', 'es'],
  ['solicitação enviada', 'sent', 'pt'],
]
