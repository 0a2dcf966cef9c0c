import { expect, test } from 'vitest'
import { scenarios } from '../../src/diagnosis/scenarios.ts'
import { freshSimulator } from './fresh.ts'
import { type Account, accounts } from './index.ts'
import type { Page, Visitor } from './visitor.ts'

const here = freshSimulator()

test('the simulator has an account for every scenario except network errors', () => {
  const fromMicrosoft = Object.keys(scenarios).filter((scenario) => scenario !== 'network')
  expect(new Set(accounts.map(({ scenario }) => scenario))).toEqual(new Set(fromMicrosoft))
})

test.each(accounts.map((account) => [account.user, account] as const))(
  '%s ends as its row says',
  async (_, account) => {
    const { visitor } = here
    const page = await press(visitor, account, await visitor.signIn(account.user))
    expect(await outcomeOf(page)).toEqual(expected(account))
  },
)

/** Where it ended, and the code there. */
interface Outcome {
  at: string
  codes: string[]
}

function expected({ user, scenario, ending, code, next }: Account): Outcome {
  const codes = code ? [code] : []
  if (scenario === 'signed-in') return { at: `signed in as ${user}`, codes }
  if (next?.some((one) => 'click' in one && one.click === '#cancel')) return { at: 'sign-in failed', codes }
  switch (ending.kind) {
    case 'redirect':
    case 'cancel-redirect':
      return { at: 'sign-in failed', codes }
    case 'side-page':
      return { at: `login.microsoftonline.com${ending.path}`, codes }
    case 'outage':
      return { at: String(ending.status), codes }
    case 'sign-in-page':
      return { at: 'ConvergedSignIn', codes }
    case 'proof-up-page':
      return { at: 'ConvergedProofUpRedirect', codes }
    case 'change-password-page':
      return { at: 'ConvergedChangePassword', codes }
    case 'access-page':
      return { at: 'ConvergedConditionalAccess', codes }
    case 'error-page':
      return { at: 'ConvergedError', codes }
    default:
      return { at: next ? 'ConvergedError' : 'ConvergedConsent', codes }
  }
}

async function outcomeOf({ url, status, config, drawn }: Page): Promise<Outcome> {
  const { host, pathname } = new URL(url)
  const atApp = /signed in as [^<]+|sign-in failed/.exec(drawn)?.[0]
  const pageId = typeof config.pgid === 'string' ? config.pgid : null
  const at = atApp ?? pageId ?? (status === 200 ? host + pathname : String(status))
  return { at, codes: codesIn(JSON.stringify(config) + (atApp ? drawn : '')) }
}

function codesIn(text: string): string[] {
  const found = text.matchAll(/AADSTS(\d+)|"[is]ErrorCode":"?(\d+)/g)
  return [...new Set([...found].map(([, prefixed, field]) => prefixed ?? field ?? ''))]
}

/** Does what the account does on the last page. */
async function press(visitor: Visitor, account: Account, page: Page): Promise<Page> {
  const pressed = (account.next ?? []).map((one) => ('click' in one ? one.click : one.fill))
  if (pressed.length === 0) return page
  const purpose = pressed.includes('#cancel') ? 'decline' : 'accept'
  return visitor.submit(page, {
    ...(pressed.includes('#request-approval') ? { reason: 'for my work' } : { purpose }),
    ...(pressed.includes('#organization') && { organization: 'on' }),
  })
}
