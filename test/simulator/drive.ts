import { findAccount, type Press } from './accounts.ts'

/** What a browser needs to sign somebody in. It waits until elements are visible. */
export interface Driver {
  goto(url: string): Promise<void>
  fill(selector: string, text: string): Promise<void>
  click(selector: string): Promise<void>
  waitFor(selector: string): Promise<void>
}

const startAddress = 'https://app.clara.com/'
/** Any password works except `wrong`. Tests search for this one where it must not be. */
export const password = 'SECRET-password'
/** The last page of a sign-in, at Microsoft or at the app. */
const lastPage = '[data-drawn=final], #signed-in, #failed'

/** Signs in from a button of Clara's to the last page. `query` belongs to the start page. */
export async function signIn(driver: Driver, user: string, button = 'code-query', query = ''): Promise<void> {
  await driver.goto(query ? `${startAddress}?${query}` : startAddress)
  await driver.waitFor(`#${button}:not([disabled])`)
  await driver.click(`#${button}`)
  if (button === 'broker-page') await press(driver, [{ click: '#continue' }])
  await signInAtMicrosoft(driver, user)
}

/** The last page of a sign-in on a device that knows its person: Microsoft asks for nothing. */
export async function signInAtOnce(
  driver: Pick<Driver, 'goto' | 'waitFor'>,
  user: string,
  way = 'code-query',
): Promise<void> {
  const query = new URLSearchParams({ login_hint: user, sso: 'device' })
  await driver.goto(`${startAddress}auth/start/${way}?${query}`)
  await driver.waitFor(lastPage)
}

/** Signs in from Microsoft's sign-in page. */
export async function signInAtMicrosoft(driver: Driver, user: string): Promise<void> {
  await press(driver, stepsOf(user))
  await driver.waitFor(lastPage)
}

/** Types the account on Microsoft's sign-in page, not the password. */
export async function nameAccount(driver: Driver, user: string): Promise<void> {
  await press(driver, stepsOf(user).slice(0, 2))
}

/** Begins at Clara and stops at the password page. */
export async function goToPassword(driver: Driver, user: string): Promise<void> {
  await driver.goto(startAddress)
  await driver.click('#code-query')
  await nameAccount(driver, user)
  await driver.waitFor('#i0118')
}

/** Types the password of an account without further steps, up to the last page. */
export async function givePassword(driver: Driver): Promise<void> {
  await press(driver, [{ fill: '#i0118', text: password }, { click: '#idSIButton9' }])
  await driver.waitFor(lastPage)
}

/** Answers the last page if the scenario needs it, and waits for the next page. */
export async function finish(driver: Driver, user: string): Promise<void> {
  await press(driver, findAccount(user)?.next ?? [])
  await driver.waitFor(lastPage)
}

/** What the person types and presses between Microsoft's first and last page. */
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
  factor: [{ click: '#confirm' }],
  terms: [{ click: '#accept-terms' }],
  'set-up': [{ click: '#set-up' }],
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
