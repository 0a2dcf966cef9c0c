import { describe, test } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import { isLongRun } from '../run-mode.ts'
import { signInAtOnce } from '../simulator/drive.ts'
import { variants } from '../simulator/world.ts'
import { expectScenario, inBrowser, type Stage } from './stage.ts'

/*
 * Microsoft does not document its two approval pages. We must distinguish them wherever the code
 * is, and also without a code.
 */
const pages = variants.flatMap((variant) => [
  { variant, name: 'workflow-on', scenario: 'approval-request' },
  { variant, name: 'workflow-off', scenario: 'admin-approval' },
])

/** Both browsers run the same page reader: a page with a code and one without show its events. */
const someForms = pages.filter(({ variant }) => variant === 'exceptionMessage' || variant === 'formOnly')

inBrowser('chromium', (stage) => areRecognized(stage, pages))
inBrowser('firefox', (stage) => areRecognized(stage, isLongRun ? pages : someForms))

function areRecognized(stage: Stage, chosen: typeof pages): void {
  test.each(chosen)('$scenario with the code in $variant', (page) => recognizes(stage, page))

  test('a form that becomes "Request sent" in the same document is a waiting request', async () => {
    const tab = await stage.browser.newTab()
    await signInAtOnce(tab, 'workflow-on+formOnly@contoso.example')
    const card = await stage.cardOf(tab)
    await expectScenario(card, 'approval-request')
    await tab.evaluate(() => {
      document.querySelector('#reason')?.closest('form')?.remove()
      document.querySelector('h1')?.replaceChildren('Request sent')
    })
    await expectScenario(card, 'approval-pending')
    for (const each of [card, tab]) await each.close()
  })
}

/** A company's words replace Microsoft's, wherever the code is. */
const branded = pages.filter(({ variant }) =>
  isLongRun ? variant !== 'formOnly' : variant === 'exceptionMessage',
)
inBrowser(
  'chromium',
  (stage) => {
    test.each(branded)("$scenario with the code in $variant, in a company's own words", (page) =>
      recognizes(stage, page),
    )
  },
  { simulator: { branding: true } },
)

describe.each(languages.filter((language) => language !== 'en'))('in %s, without any code', (language) => {
  const codeless = pages.filter(({ variant }) => variant === 'formOnly')
  inBrowser(
    'chromium',
    (stage) => {
      test.each(codeless)('$scenario', (page) => recognizes(stage, page))
    },
    { language },
  )
})

async function recognizes(stage: Stage, { name, variant, scenario }: (typeof pages)[number]): Promise<void> {
  const tab = await stage.browser.newTab()
  await signInAtOnce(tab, `${name}+${variant}@contoso.example`)
  const card = await stage.cardOf(tab)
  await expectScenario(card, scenario)
  await card.close()
  await tab.close()
}
