import { cleanText } from './clean.ts'
import { headlines } from './headlines.ts'
import type { Approval } from './types.ts'

/** Finds an approval page in a pasted text: the headline on its own line, the app's name below. */
export function readApproval(plain: string): { approval: Approval; appName: string | null } | null {
  const lines = plain.split('\n').map((line) => cleanText(line, 200))
  const lowerCase = lines.map((line) => line.toLowerCase())
  for (const [headline, approval, language] of headlines) {
    const at = lowerCase.indexOf(headline)
    if (at >= 0 && restOfPage[approval][language].test(plain))
      return { approval, appName: appNameIn(lines.slice(at + 1)) }
  }
  return null
}

/** Other systems use two of these headlines: the text must also have this part of the page. */
const restOfPage = {
  admin: { en: /^/, es: /^/, pt: /^/ },
  required: {
    en: /justification for requesting this app|request approval/i,
    es: /justifica|solicitar aprob/i,
    pt: /justifica|solicitar aprov/i,
  },
  sent: {
    en: /your admin|this app/i,
    es: /administrador|esta aplicación|este aplicativo/i,
    pt: /administrador|este aplicativo/i,
  },
}

function appNameIn(linesBelow: readonly string[]): string | null {
  const line = linesBelow.find((one) => one !== '') ?? ''
  return line !== '' && line.length <= 60 && !line.includes('@') ? line : null
}
