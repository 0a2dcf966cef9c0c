import { describe, expect, it } from 'vitest'
import { reportHtml } from '../../src/report/html.ts'
import { reportText } from '../../src/report/text.ts'
import type { Report } from '../../src/report/types.ts'

const report: Report = {
  language: 'es',
  title: 'Para TI',
  warning: 'SIN CONFIRMAR',
  summary: ['Uno.', 'Dos.'],
  sections: [
    { heading: 'Qué hacer', kind: 'steps', items: ['Abran <Clara>', 'Acepten'] },
    {
      heading: 'Dónde',
      kind: 'links',
      items: [
        { label: 'Portal', note: 'Entra ID > Apps', address: 'https://entra.example/?a=1&b=2' },
        { label: 'Ayuda', note: null, address: 'https://ayuda.example' },
        { label: 'Dirección', note: 'no hay', address: null },
      ],
    },
    {
      heading: 'Datos',
      kind: 'facts',
      items: [
        { label: 'Error code', value: '"90094"', note: null },
        { label: 'Tenant', value: 'contoso.example', note: 'sin verificar' },
      ],
    },
    { heading: 'Cómo', kind: 'notes', items: ['Confirmado'] },
  ],
}

describe('a report', () => {
  it('as text reads from top to bottom', () => {
    expect(reportText(report)).toBe(
      `Para TI

SIN CONFIRMAR

Uno.

Dos.

QUÉ HACER
1. Abran <Clara>
2. Acepten

DÓNDE
- Portal: Entra ID > Apps
  https://entra.example/?a=1&b=2
- Ayuda: https://ayuda.example
- Dirección: no hay

DATOS
Error code: "90094"
Tenant: contoso.example (sin verificar)

CÓMO
- Confirmado
`,
    )
  })

  it('as HTML says the same, with every text escaped and every address in sight', () => {
    expect(reportHtml(report)).toBe(
      [
        '<div lang="es"><h2>Para TI</h2><p><strong>SIN CONFIRMAR</strong></p><p>Uno.</p><p>Dos.</p>',
        '<h3>Qué hacer</h3><ol><li>Abran &#60;Clara&#62;</li><li>Acepten</li></ol>',
        '<h3>Dónde</h3><ul><li><strong>Portal</strong>: Entra ID &#62; Apps<br>',
        '<a href="https://entra.example/?a=1&#38;b=2">https://entra.example/?a=1&#38;b=2</a></li>',
        '<li><strong>Ayuda</strong>: <a href="https://ayuda.example">https://ayuda.example</a></li>',
        '<li><strong>Dirección</strong>: no hay</li></ul>',
        '<h3>Datos</h3><table><tr><th align="left" scope="row">Error code</th><td>&#34;90094&#34;</td></tr>',
        '<tr><th align="left" scope="row">Tenant</th><td>contoso.example <small>(sin verificar)</small></td></tr></table>',
        '<h3>Cómo</h3><ul><li>Confirmado</li></ul></div>',
      ].join(''),
    )
  })

  it('without a warning begins with its summary', () => {
    const plain = { ...report, warning: null, sections: [] }
    expect(reportText(plain)).toBe('Para TI\n\nUno.\n\nDos.\n')
    expect(reportHtml(plain)).toBe('<div lang="es"><h2>Para TI</h2><p>Uno.</p><p>Dos.</p></div>')
  })
})
