import { describe, expect, it } from 'vitest'
import { reportDocument, reportHtml } from '../../src/report/html.ts'
import { reportMarkdown } from '../../src/report/markdown.ts'
import { reportText } from '../../src/report/text.ts'
import type { Report } from '../../src/report/types.ts'

const head: Report['head'] = {
  madeAt: '2026-11-23T12:01:00Z',
  version: '0.1.0',
  level: 'message',
  scenario: 'admin-approval',
  owner: 'it',
  then: null,
  certainty: 'confirmed',
  code: '90094',
  codeName: null,
  caveats: [],
}

const report: Report = {
  head,
  language: 'es',
  title: 'Para TI',
  warning: 'SIN CONFIRMAR',
  summary: ['Uno.', 'Dos.'],
  sections: [
    {
      id: 'steps',
      heading: '1. Qué hacer',
      kind: 'steps',
      items: [
        { text: 'Abran <Clara>:', address: 'https://entra.example/', ways: [] },
        {
          text: '¿No pueden?',
          address: null,
          ways: [
            { text: 'Pidan *ayuda*', address: null },
            { text: 'Abran:', address: 'https://x.example/?a=1&b=2' },
          ],
        },
      ],
    },
    { id: 'again', heading: '2. Otra vez', kind: 'line', items: ['Suele tardar.'] },
    {
      id: 'places',
      heading: 'Dónde',
      kind: 'links',
      items: [
        { label: 'Portal', note: 'Entra ID > Apps', address: 'https://entra.example/?a=1&b=2' },
        { label: 'Ayuda', note: null, address: 'https://ayuda.example' },
        { label: 'Dirección', note: 'no hay', address: null },
      ],
    },
    {
      id: 'facts',
      heading: 'Datos',
      kind: 'facts',
      items: [
        { label: 'Error code', value: '"90094"', note: null },
        { label: 'Tenant', value: 'contoso.example', note: 'sin verificar' },
      ],
    },
    { id: 'evidence', heading: 'Cómo', kind: 'notes', items: ['Confirmado'] },
    {
      id: 'lookUps',
      heading: 'Busquen',
      kind: 'snippets',
      items: [{ label: 'KQL', language: 'kusto', code: 'SigninLogs\n| where Id == "<```>"' }],
    },
    {
      id: 'timeline',
      heading: 'Tiempo',
      kind: 'timeline',
      items: [{ at: '2026-11-23T12:00:05Z', seconds: 5.2, what: 'página', where: 'login[.]example' }],
    },
  ],
  leftOut: [],
}

describe('a report', () => {
  it('as text has its sections in order', () => {
    expect(reportText(report)).toBe(
      `Para TI

Uno.
Dos.
SIN CONFIRMAR

1. QUÉ HACER
- Abran <Clara>:
  https://entra.example/
- ¿No pueden?
  a. Pidan *ayuda*
  b. Abran:
     https://x.example/?a=1&b=2

2. OTRA VEZ. Suele tardar.

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

BUSQUEN
KQL:
  SigninLogs
  | where Id == "<\`\`\`>"

TIEMPO
+5.2 s (2026-11-23T12:00:05Z): página, login[.]example
`,
    )
  })

  it('as HTML escapes every text and shows every address', () => {
    expect(reportHtml(report)).toBe(
      [
        '<div lang="es"><h2>Para TI</h2><p>Uno.</p><p>Dos.</p><p><strong>SIN CONFIRMAR</strong></p>',
        '<h3>1. Qué hacer</h3><ul><li>Abran &#60;Clara&#62;:<br><a href="https://entra.example/">https://entra.example/</a></li>',
        '<li>¿No pueden?<ol type="a"><li>Pidan *ayuda*</li>',
        '<li>Abran:<br><a href="https://x.example/?a=1&#38;b=2">https://x.example/?a=1&#38;b=2</a></li></ol></li></ul>',
        '<h3>2. Otra vez</h3><p>Suele tardar.</p>',
        '<h3>Dónde</h3><ul><li><strong>Portal</strong>: Entra ID &#62; Apps<br>',
        '<a href="https://entra.example/?a=1&#38;b=2">https://entra.example/?a=1&#38;b=2</a></li>',
        '<li><strong>Ayuda</strong>: <a href="https://ayuda.example">https://ayuda.example</a></li>',
        '<li><strong>Dirección</strong>: no hay</li></ul>',
        '<h3>Datos</h3><ul><li><strong>Error code:</strong> &#34;90094&#34;</li>',
        '<li><strong>Tenant:</strong> contoso.example <small>(sin verificar)</small></li></ul>',
        '<h3>Cómo</h3><ul><li>Confirmado</li></ul>',
        '<h3>Busquen</h3><p>KQL</p><pre>SigninLogs\n| where Id == &#34;&#60;```&#62;&#34;</pre>',
        '<h3>Tiempo</h3><table><tr><td>+5.2 s</td><td>2026-11-23T12:00:05Z</td><td>página</td><td>login[.]example</td></tr></table></div>',
      ].join(''),
    )
  })

  it('as Markdown escapes all that Markdown or HTML could interpret', () => {
    expect(reportMarkdown(report)).toBe(
      `# Para TI

Uno.

Dos.

**SIN CONFIRMAR**

## 1\\. Qué hacer

- Abran &lt;Clara&gt;:\\
  <https://entra.example/>
- ¿No pueden?
  - a) Pidan \\*ayuda\\*
  - b) Abran:\\
    <https://x.example/?a=1&b=2>

## 2\\. Otra vez

Suele tardar.

## Dónde

- **Portal**: Entra ID &gt; Apps
  <https://entra.example/?a=1&b=2>
- **Ayuda**: <https://ayuda.example>
- **Dirección**: no hay

## Datos

- **Error code:** "90094"
- **Tenant:** contoso.example (sin verificar)

## Cómo

- Confirmado

## Busquen

KQL

\`\`\`\`kusto
SigninLogs
| where Id == "<\`\`\`>"
\`\`\`\`

## Tiempo

|   |   |   |   |
| --- | --- | --- | --- |
| \\+5.2 s | 2026-11-23T12:00:05Z | página | login\\[.\\]example |
`,
    )
  })

  it('as a file loads and runs nothing, and shows its picture', () => {
    const file = reportDocument(report, { bytes: 'iVBORw0KGgo=', alt: 'La página "de" Microsoft' })
    expect(file).toMatch(/^<!doctype html>\n<html lang="es">/)
    expect(file).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    expect(file).toContain(reportHtml(report))
    expect(file).toContain(
      '<img src="data:image/png;base64,iVBORw0KGgo=" alt="La página &#34;de&#34; Microsoft">',
    )
    expect(reportDocument(report)).toContain(`<body>${reportHtml(report)}</body>`)
  })

  it.each([['iVBORw0KGgoA'], ['iVBORw0KGgo='], ['iVBORw0KGg==']])(
    'as a file accepts the picture %s',
    (bytes) => {
      expect(reportDocument(report, { bytes, alt: '' })).toContain(`base64,${bytes}"`)
    },
  )

  it.each([['"><script>'], ['iVBO"'], ['"iVBO'], ['iVBO==='], ['iV=BO']])(
    'as a file refuses a picture that is no base64: %s',
    (bytes) => {
      expect(() => reportDocument(report, { bytes, alt: '' })).toThrow(
        new TypeError('A picture is PNG in base64.'),
      )
    },
  )

  it('has a heading alone where nothing is to be added', () => {
    const again = { id: 'again' as const, heading: '3. Otra vez', kind: 'line' as const, items: [] }
    const plain = { ...report, warning: null, summary: ['Uno.'], sections: [again] }
    expect(reportText(plain)).toBe('Para TI\n\nUno.\n\n3. OTRA VEZ\n')
    expect(reportHtml(plain)).toContain('<h3>3. Otra vez</h3></div>')
    expect(reportMarkdown(plain)).toMatch(/## 3\\. Otra vez\n$/)
  })

  it('has nothing between several items of a section but their form', () => {
    const sections = report.sections.map((one) => ({ ...one, items: [one.items[0], one.items[0]] }))
    const twice = { ...report, sections: sections as Report['sections'] }
    expect(reportHtml(twice)).toContain('<p>Suele tardar.</p><p>Suele tardar.</p><h3>')
    expect(reportHtml(twice)).toContain('<p>KQL</p><pre>')
    expect(reportHtml(twice)).toMatch(/<\/pre><p>KQL/)
    expect(reportHtml(twice)).toContain('</td></tr><tr><td>')
    expect(reportText(twice)).toContain('KQL:\n  SigninLogs\n  | where Id == "<```>"\nKQL:\n')
    expect(reportMarkdown(twice)).toContain('\n\nSuele tardar.\n\nSuele tardar.\n\n')
    expect(reportMarkdown(twice)).toContain('\n````\n\nKQL\n\n````kusto\n')
    expect(reportMarkdown(twice)).toContain('- Confirmado\n- Confirmado\n')
    expect(reportMarkdown(twice)).toContain('login\\[.\\]example |\n| \\+5.2 s |')
  })

  it('without a warning begins with its title and summary', () => {
    const plain = { ...report, warning: null, sections: [] }
    expect(reportText(plain)).toBe('Para TI\n\nUno.\nDos.\n')
    expect(reportHtml(plain)).toBe('<div lang="es"><h2>Para TI</h2><p>Uno.</p><p>Dos.</p></div>')
  })
})
