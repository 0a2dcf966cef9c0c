import { chooseLanguage, fill, type Language, languages } from '../_locales/index.ts'
import { type KitWords, loadKitWords } from '../_locales/kit.ts'
import { zip } from '../release/zip.ts'
import { companyText } from '../rollout/company-text.ts'
import { bytesOf } from '../rollout/files.ts'
import { type CompanyOutcome, outcomeOf } from '../rollout/summary.ts'
import { answerTo } from './answer.ts'
import { answersIn, companyFile } from './company-file.ts'
import { type Question, questionsIn } from './questions.ts'

/**
 * The page of the roll-out kit. It works from a folder and sends nothing.
 * A script of the kit appends its request to a copy of the page. The document gets the answer.
 */
document.addEventListener('DOMContentLoaded', () => {
  const request = document.getElementById('request')
  if (request !== null) {
    void answer(request.textContent)
    return
  }
  const choice = element('language', HTMLSelectElement)
  choice.append(...languages.map((language) => option(language, languageNames[language])))
  choice.addEventListener('change', () => void start(chooseLanguage([choice.value])))
  void start(chooseLanguage(navigator.languages))
})

const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
}

async function answer(request: string): Promise<void> {
  const answered = document.createElement('pre')
  answered.textContent = await answerTo(request)
  document.body.replaceChildren(answered)
}

/** Draws the page in one language; another choice draws it again and keeps the company's file. */
async function start(language: Language): Promise<void> {
  const words = await loadKitWords(language)
  document.documentElement.lang = language
  document.title = words.page.title
  for (const place of document.querySelectorAll<HTMLElement>('[data-word]'))
    place.textContent = words.page[place.dataset.word as keyof typeof words.page]
  element('language', HTMLSelectElement).value = language
  const json = element('json', HTMLTextAreaElement)
  const fields = questionsIn(words).map((question) => fieldFor(question))
  element('questions', HTMLElement).replaceChildren(...fields.map(({ row }) => row))
  const show = () => {
    for (const { row, question } of fields) row.hidden = !isAsked(question, fields)
  }
  const fillIn = () => {
    const opened = parsed(json.value)
    for (const { question, input } of fields) input.value = answersIn(opened, question.key)
    show()
  }
  element('questions', HTMLElement).oninput = () => {
    show()
    const asked = fields.filter(({ question }) => isAsked(question, fields))
    json.value = companyFile(asked.map(({ question, input }) => [question.key, input.value]))
  }
  const open = element('open', HTMLInputElement)
  open.onchange = async () => {
    const [file] = open.files ?? []
    if (file === undefined) return
    const bytes = new Uint8Array(await file.arrayBuffer())
    json.value = companyText(bytes) ?? ''
    if (json.value === '') showOutcome(await outcomeOf('company', bytes, words), { json: '', words })
    fillIn()
  }
  element('make', HTMLButtonElement).onclick = async () =>
    showOutcome(await outcomeOf('company', json.value, words), { json: json.value, words })
  fillIn()
}

interface Field {
  question: Question
  row: HTMLElement
  input: HTMLInputElement | HTMLSelectElement
}

function fieldFor(question: Question): Field {
  const row = document.createElement('p')
  const label = document.createElement('label')
  label.textContent = question.text
  const input = question.choices === undefined ? textField() : choiceField(question.choices)
  input.id = question.key
  label.htmlFor = question.key
  row.append(label, input)
  return { question, row, input }
}

function textField(): HTMLInputElement {
  const input = document.createElement('input')
  input.autocomplete = 'off'
  input.spellcheck = false
  return input
}

function choiceField(choices: readonly string[]): HTMLSelectElement {
  const select = document.createElement('select')
  select.append(...['', ...choices].map((choice) => option(choice, choice)))
  return select
}

function option(value: string, text: string): HTMLOptionElement {
  const made = document.createElement('option')
  made.value = value
  made.textContent = text
  return made
}

function isAsked({ when }: Question, fields: readonly Field[]): boolean {
  if (when === undefined) return true
  const answer = fields.find(({ question }) => question.key === when.key)?.input.value ?? ''
  return when.isOneOf.includes(answer)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function showOutcome(
  { files, complaints, notes }: CompanyOutcome,
  { json, words: { page } }: { json: string; words: KitWords },
): void {
  const isWrong = complaints.length > 0
  element('outcome', HTMLElement).textContent = isWrong
    ? page.correct
    : fill(page.ready, { count: String(files.length) })
  list('complaints', complaints)
  list('notes', notes)
  const everything = { 'company.json': bytesOf(json) }
  const all = Object.fromEntries(files.map(({ path, content }) => [path, bytesOf(content)]))
  list(
    'downloads',
    isWrong
      ? []
      : [
          download('clara-rollout.zip', zip({ ...all, ...everything }), page.all),
          ...Object.entries({ ...everything, ...all }).map(([path, bytes]) => download(path, bytes, path)),
        ],
  )
}

function download(path: string, bytes: Uint8Array, words: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }))
  link.download = path.replaceAll('/', '-')
  link.textContent = words
  return link
}

function list(id: string, items: readonly (Node | string)[]): void {
  const rows = items.map((item) => {
    const row = document.createElement('li')
    row.append(item)
    return row
  })
  element(id, HTMLElement).replaceChildren(...rows)
}

/** The page is ours, so an element that is missing is an error of ours. */
function element<T extends HTMLElement>(id: string, type: abstract new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof type)) throw new Error(`#${id} is missing`)
  return found
}
