// Runs on the simulator's Microsoft pages: shows the body, waits, then fetches and draws its words.
// Data attributes in the markup name everything that a page can do.

declare const $Config: {
  urlCancel?: string
  oCancelPostParams?: Record<string, string>
  urlGetCredentialType?: string
}

interface Drawn {
  markup: string
  kind: string
}

const settings = document.currentScript?.dataset ?? {}
const asked = fetch(`/simulator/view/${settings.view}`).then((answer): Promise<Drawn> => answer.json())
document.body.style.display = 'block'
setTimeout(() => void asked.then(draw), Number(settings.after))

function draw({ markup, kind }: Drawn): void {
  const place = find('#lightbox')
  place.innerHTML = markup
  for (const form of place.querySelectorAll<HTMLFormElement>('form[data-sign-in]')) startSignIn(form)
  for (const form of place.querySelectorAll<HTMLFormElement>('form[data-auto]'))
    setTimeout(() => form.submit(), 150)
  if (place.querySelector('[data-reload]')) location.replace(`${location.href}&sso_reload=true`)
  place.addEventListener('click', (event) => event.target instanceof HTMLElement && press(event.target))
  place.addEventListener('submit', (event) => event.target instanceof HTMLElement && goOn(event.target))
  place.addEventListener(
    'input',
    (event) => event.target instanceof HTMLTextAreaElement && enable(event.target),
  )
  document.body.dataset.drawn ??= kind
}

/** "Request approval" stays gray until a reason is typed. */
function enable(reason: HTMLTextAreaElement): void {
  const button = document.querySelector<HTMLButtonElement>(reason.dataset.enables ?? '')
  if (button) button.disabled = reason.value.trim() === ''
}

function press(pressed: HTMLElement): void {
  const { toggles, cancel, pick } = pressed.dataset
  if (toggles) find(toggles).toggleAttribute('hidden')
  if (cancel) leave(cancel)
  if (pick !== undefined) pickAccount(pick)
  if (pressed.matches('a[href]')) goOn(pressed)
}

/** Tests that wait for a page must not take this one. */
function goOn(pressed: HTMLElement): void {
  if (!pressed.matches('[data-sign-in]')) document.body.dataset.drawn = 'left'
}

/** Microsoft's sign-in page returns to the app by script, with a bare cancel. */
function leave(mode: string): void {
  const fields = Object.entries($Config.oCancelPostParams ?? {})
  const target = $Config.urlCancel ?? ''
  const parameters = new URLSearchParams(fields).toString()
  if (mode !== 'form_post') location.assign(`${target}${mode === 'query' ? '?' : '#'}${parameters}`)
  else post(target, fields)
}

function post(target: string, fields: [string, string][]): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = target
  for (const [name, value] of fields) hide(form, name, value)
  document.body.append(form)
  form.submit()
}

/** The account first, then the password on the same page, unless another server asks for it. */
function startSignIn(form: HTMLFormElement): void {
  const user = form.dataset.user ?? ''
  if (form.dataset.signIn === 'password' || user) askPassword(form, user)
  else askAccount(form)
  form.addEventListener('submit', (event) => {
    const account = form.querySelector<HTMLInputElement>('#i0116')
    if (!account) return
    event.preventDefault()
    void look(form, account.value)
  })
  if (document.querySelector('#tilesHolder')) form.hidden = true
}

async function look(form: HTMLFormElement, username: string): Promise<void> {
  const originalRequest = form.querySelector<HTMLInputElement>('[name=ctx]')?.value
  const body = JSON.stringify({ username, originalRequest })
  const address = new URL($Config.urlGetCredentialType ?? '').pathname
  const answer = await fetch(address, { method: 'POST', body })
  const { IfExistsResult, Credentials } = await answer.json()
  if (IfExistsResult === 1) find('#usernameError').hidden = false
  else if (Credentials.FederationRedirectUrl) location.assign(Credentials.FederationRedirectUrl)
  else askPassword(form, username)
}

function askAccount(form: HTMLFormElement): void {
  show(form, '#account-step')
  form.querySelector<HTMLInputElement>('#i0116')?.focus()
}

function askPassword(form: HTMLFormElement, user: string): void {
  show(form, '#password-step')
  hide(form, 'login', user)
  hide(form, 'loginfmt', user)
  find('#displayName').textContent = user
  form.querySelector<HTMLInputElement>('#i0118')?.focus()
  if (form.dataset.signIn === 'account') document.body.dataset.drawn = 'password'
}

function pickAccount(user: string): void {
  const form = document.querySelector<HTMLFormElement>('form[data-sign-in]')
  if (!form) return
  find('#tilesHolder').hidden = true
  form.hidden = false
  if (!user) return
  askPassword(form, user)
  form.submit()
}

function show(form: HTMLFormElement, step: string): void {
  const template = document.querySelector<HTMLTemplateElement>(step)
  if (template) form.querySelector('#step')?.replaceChildren(template.content.cloneNode(true))
}

function hide(form: HTMLFormElement, name: string, value: string): void {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  field.value = value
  form.append(field)
}

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`No ${selector} on this page.`)
  return element
}
