import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { strToU8 } from 'fflate'
import { fill, type Language, languages } from '../../_locales/index.ts'
import { loadKitWords } from '../../_locales/kit.ts'
import { type Question, questionsIn } from '../../kit/questions.ts'
import { scenarioColumns } from '../../release/scenario-columns.ts'
import type { Files } from '../../release/zip.ts'
import { psList, psText } from '../../rollout/powershell-text.ts'

/** `clara-rollout-kit.zip`: all that a company needs to make its files without Node. */
export async function kitFiles(): Promise<Files> {
  return {
    'rollout.html': strToU8(await page()),
    'clara-rollout.sh': strToU8(await shellScript()),
    'clara-rollout.ps1': strToU8((await powershellScript()).replaceAll('\n', '\r\n')),
    ...(await documents()),
  }
}

const source = join('src', 'kit')

/** One file with script and style; its policy allows these two and no connection. */
async function page(): Promise<string> {
  const [html, style, script] = await Promise.all([
    readFile(join(source, 'page.html'), 'utf8'),
    readFile(join(source, 'page.css'), 'utf8'),
    bundle(),
  ])
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return fill(html, (await loadKitWords('en')).page)
    .replace('POLICY', policy)
    .replace('/* STYLE */', () => style)
    .replace('/* SCRIPT */', () => script)
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(source, 'page.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    // HTML would end the script at its own end tag.
    supported: { 'inline-script': false },
    legalComments: 'none',
    target: ['chrome121', 'firefox140'],
    plugins: [scenarioColumns('log')],
  })
  return outputFiles[0]?.text ?? ''
}

/** Each language is a branch: it sets the sentences, and asks the questions. */
async function shellScript(): Promise<string> {
  const words = await allWords()
  const sentences: Cases = words.map(([language, { script }]) => [
    language,
    Object.entries(script).map(([name, text]) => `say_${name}=${shellText(printfFormat(text))}`),
  ])
  const asks: Cases = words.map(([language, all]) => [language, questionsIn(all).map(shellQuestion)])
  return (await readFile(join(source, 'clara-rollout.sh'), 'utf8'))
    .replace('SENTENCES\n', () => shellCases(sentences))
    .replace('QUESTIONS\n', () => shellCases(asks))
}

type Cases = readonly (readonly [Language, readonly string[]])[]

const shellCases = (cases: Cases) =>
  `case $language in\n${cases.map(([language, lines]) => `  ${language})\n${lines.map((line) => `    ${line}\n`).join('')}    ;;\n`).join('')}esac\n`

const printfFormat = (text: string) => text.replaceAll('%', '%%').replace(/\{\w+\}/g, '%s')

function shellQuestion({ key, text, choices, when }: Question): string {
  const other = when === undefined ? "'' ''" : `'${when.isOneOf.join(' ')}' '${when.key}'`
  return `ask '${key}' ${other} ${shellText(withChoices(text, choices))}`
}

const shellText = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

async function powershellScript(): Promise<string> {
  const rows = (await allWords()).map(([language, words]) => {
    const sentences = Object.entries(words.script).map(
      ([name, text]) => `${name} = ${psText(formatString(text))}`,
    )
    const questions = psList(questionsIn(words).map(powershellQuestion), '  ')
    return `${psText(language)} = @{ ${sentences.join('; ')}; Questions = ${questions} }`
  })
  return (await readFile(join(source, 'clara-rollout.ps1'), 'utf8')).replace(
    'WORDS',
    () => `@{\n${rows.map((row) => `  ${row}\n`).join('')}}`,
  )
}

/** The places of `-f`, by their order. */
function formatString(text: string): string {
  let place = 0
  return text.replace(/\{\w+\}/g, () => `{${place++}}`)
}

function powershellQuestion({ key, text, choices, when }: Question): string {
  const others = `@(${(when?.isOneOf ?? []).map(psText).join(', ')})`
  return `@{ Key = ${psText(key)}; When = ${psText(when?.key ?? '')}; IsOneOf = ${others}; Text = ${psText(withChoices(text, choices))} }`
}

const withChoices = (text: string, choices: readonly string[] = []) =>
  choices.length === 0 ? text : `${text} [${choices.join(', ')}]`

const allWords = () =>
  Promise.all(languages.map(async (language) => [language, await loadKitWords(language)] as const))

/** The pages that the kit's reader needs, at their paths, so that their links work. */
async function documents(): Promise<Files> {
  const folder = join('docs', 'deployment')
  const images = join('docs', 'images')
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(md|json)$/.test(name))
  const others = [
    'counting',
    'settings',
    'packages',
    'privacy',
    'privacy.es',
    'privacy.pt-BR',
    'security',
    'workbench',
  ]
  const paths = [
    ...names.map((name) => join(folder, name)),
    ...others.map((name) => join('docs', `${name}.md`)),
    ...(await readdir(images)).map((name) => join(images, name)),
    'LICENSE',
  ]
  const read = async (path: string) =>
    [path.replaceAll('\\', '/'), new Uint8Array(await readFile(path))] as const
  return Object.fromEntries(await Promise.all(paths.map(read)))
}
