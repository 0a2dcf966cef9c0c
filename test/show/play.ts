import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { signIn } from '../simulator/drive.ts'
import { sideBySide } from './side-by-side.ts'

/** A sign-in to Clara that is blocked. */
export interface Scene {
  name: string
  user: string
  title: string
}

export const scenes: readonly Scene[] = [
  {
    name: 'scenario-1',
    user: 'workflow-on@contoso.example',
    title: 'Scenario 1: the company lets people ask for approval',
  },
  {
    name: 'scenario-2',
    user: 'workflow-off@contoso.example',
    title: 'Scenario 2: an administrator must approve, and people cannot ask',
  },
]

/** Plays a scene in a new tab, prints diagnosis and report, and saves pictures. */
export async function play(
  browser: TestBrowser,
  { name, user, title }: Scene,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  console.log(`\n${title}\n  signing in to Clara as ${user} …`)
  const tab = await browser.newTab('https://app.clara.com/')
  await signIn(tab, user)
  await until('a diagnosis on the toolbar', async () => (await browser.badge(tab)) === '!')
  const popup = await browser.openPopup(tab)
  const scenario = await until('the diagnosis', async () => {
    const shown = await popup.attribute('[data-scenario]', 'data-scenario')
    return shown !== 'none' && shown !== 'in-progress' && shown
  })
  console.log(`  diagnosis: ${scenario}`)
  console.log(`  headline:  ${await popup.text('h1')}`)
  console.log(`  toolbar:   ${await browser.title(tab)}\n`)
  console.log(indent(await popup.text('[data-part="report"]')))
  const page = join(folder, `${name}-microsoft.png`)
  const card = join(folder, `${name}-popup.png`)
  const both = join(folder, `${name}.png`)
  await popup.screenshot(card)
  await popup.close()
  await tab.screenshot(page)
  await sideBySide(browser, page, card, both)
  await tab.close()
  console.log(`\n  pictures:  ${[page, card, both].join('\n             ')}`)
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  | ')
}
