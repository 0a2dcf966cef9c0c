import { findAccount, type Press } from './accounts.ts'

/** What a browser must be able to do to sign somebody in; elements are waited for until they are visible. */
export interface Driver {
  goto(url: string): Promise<void>
  fill(selector: string, text: string): Promise<void>
  click(selector: string): Promise<void>
  waitFor(selector: string): Promise<void>
}

const startAddress = 'https://app.clara.com/'
/** Any password works except `wrong`; this one can be looked for where it must not be. */
export const password = 'SECRET-password'
/** The page that ends a sign-in, at Microsoft or back at the app. */
const lastPage = '[data-drawn=final], #signed-in, #failed'

/** Starts at Clara by one of its buttons and signs in up to the last page, whatever it is. `query` is the start page's, e.g. `prompt=consent`. */
export async function signIn(driver: Driver, user: string, button = 'code-query', query = ''): Promise<void> {
  await driver.goto(query ? `${startAddress}?${query}` : startAddress)
  await driver.waitFor(`#${button}:not([disabled])`)
  await driver.click(`#${button}`)
  if (button === 'broker-page') await press(driver, [{ click: '#continue' }])
  await signInAtMicrosoft(driver, user)
}

/** The walk from Microsoft's sign-in page on. */
export async function signInAtMicrosoft(driver: Driver, user: string): Promise<void> {
  await press(driver, stepsOf(user))
  await driver.waitFor(lastPage)
}

/** Names the account on Microsoft's sign-in page and leaves the password to be asked for. */
export async function nameAccount(driver: Driver, user: string): Promise<void> {
  await press(driver, stepsOf(user).slice(0, 2))
}

/** Begins at Clara and goes as far as the password's page. */
export async function goToPassword(driver: Driver, user: string): Promise<void> {
  await driver.goto(startAddress)
  await driver.click('#code-query')
  await nameAccount(driver, user)
  await driver.waitFor('#i0118')
}

/** Gives the password of an account that has no further steps, up to the last page. */
export async function givePassword(driver: Driver): Promise<void> {
  await press(driver, [{ fill: '#i0118', text: password }, { click: '#idSIButton9' }])
  await driver.waitFor(lastPage)
}

/** Some scenarios come about only when the last page is answered: does that, up to the page after it. */
export async function finish(driver: Driver, user: string): Promise<void> {
  await press(driver, findAccount(user)?.next ?? [])
  await driver.waitFor(lastPage)
}

/** Everything that is typed and pressed between Microsoft's first page and the last one. */
export function stepsOf(user: string): Press[] {
  const steps = findAccount(user)?.steps ?? []
  const account: Press[] = [{ fill: '#i0116', text: user }, { click: '#idSIButton9' }]
  const secretWord: Press[] = steps.some((step) => step === 'federation' || step === 'personal')
    ? [{ fill: '#passwordInput', text: password }, { click: '#submitButton' }]
    : [{ fill: '#i0118', text: password }, { click: '#idSIButton9' }]
  return [...account, ...secretWord, ...steps.flatMap((step) => pressesOf[step] ?? [])]
}

const pressesOf: Partial<Record<string, Press[]>> = {
  passkey: [{ click: '#use-passkey' }],
  mfa: [{ fill: 'input[name=otc]', text: '123456' }, { click: '#idSubmit_SAOTCC_Continue' }],
  kmsi: [{ click: '[data-drawn=kmsi] #idSIButton9' }],
  cmsi: [{ click: '[data-drawn=cmsi] #idSIButton9' }],
}

async function press(driver: Driver, presses: readonly Press[]): Promise<void> {
  for (const one of presses) {
    const selector = 'click' in one ? one.click : one.fill
    await driver.waitFor(selector)
    if ('click' in one) await driver.click(selector)
    else await driver.fill(selector, one.text)
  }
}
