import { cleanText } from './clean.ts'

/** One of Microsoft's two approval pages, or "Request sent". */
export type Approval = 'required' | 'sent' | 'admin'

/** An approval page that somebody pasted, known by its headline on a line of its own, and the app that it names below; null if none. */
export function readApproval(plain: string): { approval: Approval; appName: string | null } | null {
  const lines = plain.split('\n').map((line) => cleanText(line, 200))
  for (const [approval, headline, also] of pages) {
    const at = lines.findIndex((line) => headline.test(line))
    if (at < 0 || !also.test(plain)) continue
    const below = lines.slice(at + 1).find((line) => line !== '') ?? ''
    return { approval, appName: below !== '' && below.length <= 60 && !below.includes('@') ? below : null }
  }
  return null
}

/** "Approval required" and "Request sent", in any language, are headlines of many systems' pages: there more of Microsoft's page must stand beside it. */
const pages: readonly (readonly [Approval, RegExp, RegExp])[] = [
  ['admin', /^Need admin approval$/i, /^/],
  ['admin', /^Se necesita (?:la )?aprobación del administrador$/i, /^/],
  ['admin', /^Necessidade de aprovação do administrador$/i, /^/],
  ['required', /^Approval required$/i, /justification for requesting this app|Request approval/i],
  [
    'required',
    /^(?:Aprobación (?:necesaria|requerida)|Aprovação necessária)$/i,
    /justifica|solicitar aprob|solicitar aprov/i,
  ],
  ['sent', /^Request sent$/i, /your admin|this app/i],
  ['sent', /^(?:Solicitud|Solicitação) enviada$/i, /administrador|esta aplicación|este aplicativo/i],
]
