import type en from './en/index.ts'
import type enOptions from './en/options.json'
import type enPicture from './en/picture.json'
import type enReportEditor from './en/report-editor.json'
import type enSettings from './en/settings.json'
import type enTenant from './en/tenant.json'
import type enTriage from './en/triage.json'
import { type Language, loaderOf, type Widen } from './language.ts'

export { chooseLanguage, type Language, languages } from './language.ts'

/** The words that the popup and every other page need, in one language, without names for logs. */
export type Words = Omit<AllWords, 'scenarios'> & {
  scenarios: Omit<AllWords['scenarios'], 'scenarios'> & {
    scenarios: { [Key in keyof Rows]: Omit<Rows[Key], 'log'> }
  }
}

type AllWords = Widen<typeof en>
type Rows = AllWords['scenarios']['scenarios']

/** Each language is a chunk of its own, so a page loads one language only. */
export const loadWords = /* @__PURE__ */ loaderOf<Words>({
  en: () => import('./en/index.ts'),
  es: () => import('./es/index.ts'),
  'pt-BR': () => import('./pt_BR/index.ts'),
})

/** Words of the report page, which the workbench and the options page use too. */
export type ReportEditorWords = Widen<typeof enReportEditor>

export const loadReportEditorWords = /* @__PURE__ */ loaderOf<ReportEditorWords>({
  en: () => import('./en/report-editor.json', { with: { type: 'json' } }),
  es: () => import('./es/report-editor.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/report-editor.json', { with: { type: 'json' } }),
})

/** Words of the picture's editor. */
export type PictureWords = Widen<typeof enPicture>

export const loadPictureWords = /* @__PURE__ */ loaderOf<PictureWords>({
  en: () => import('./en/picture.json', { with: { type: 'json' } }),
  es: () => import('./es/picture.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/picture.json', { with: { type: 'json' } }),
})

/** Words of the options page. */
export type OptionsWords = Widen<typeof enOptions>

export const loadOptionsWords = /* @__PURE__ */ loaderOf<OptionsWords>({
  en: () => import('./en/options.json', { with: { type: 'json' } }),
  es: () => import('./es/options.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/options.json', { with: { type: 'json' } }),
})

/** Title and explanation of each setting, by its key with `_` for each dot. */
export type SettingWords = Widen<typeof enSettings>

export const loadSettingWords = /* @__PURE__ */ loaderOf<SettingWords>({
  en: () => import('./en/settings.json', { with: { type: 'json' } }),
  es: () => import('./es/settings.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/settings.json', { with: { type: 'json' } }),
})

/** Words of the tenant check. */
export type TenantWords = Widen<typeof enTenant>

export const loadTenantWords = /* @__PURE__ */ loaderOf<TenantWords>({
  en: () => import('./en/tenant.json', { with: { type: 'json' } }),
  es: () => import('./es/tenant.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/tenant.json', { with: { type: 'json' } }),
})

/** Words of the workbench's first part, and of the command's counts. */
export type TriageWords = Widen<typeof enTriage>

export const loadTriageWords = /* @__PURE__ */ loaderOf<TriageWords>({
  en: () => import('./en/triage.json', { with: { type: 'json' } }),
  es: () => import('./es/triage.json', { with: { type: 'json' } }),
  'pt-BR': () => import('./pt_BR/triage.json', { with: { type: 'json' } }),
})

/** Microsoft's name of each error code, and what it means for IT, by the code's digits. */
export type CodeTexts = Readonly<Record<string, CodeText>>

export interface CodeText extends Record<Language, string> {
  /** null if Microsoft publishes none. */
  name: string | null
}

/** All languages at once: the editor of a report changes its language. */
export async function loadCodeTexts(): Promise<CodeTexts> {
  return (await import('./codes.json', { with: { type: 'json' } })).default
}

/** Puts values into the `{name}` places of a text. A place without a value stays. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}
