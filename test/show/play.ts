import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestBrowser } from '../browsers/types.ts'
import { until } from '../browsers/until.ts'
import { signIn } from '../simulator/drive.ts'
import { sideBySide } from './side-by-side.ts'

/** Somebody's sign-in to Clara that is stopped, and what is shown of it. */
export interface Scene {
  name: string
  user: string
  what: string
}

export const scenes: readonly Scene[] = [
  {
    name: 'scenario-1',
    user: 'workflow-on@contoso.example',
    what: 'Scenario 1: the company lets people ask for approval',
  },
  {
    name: 'scenario-2',
    user: 'workflow-off@contoso.example',
    what: 'Scenario 2: an administrator has to approve, nobody can ask',
  },
]

/** Plays a scene in a tab of its own, prints diagnosis and report, and saves pictures. Throws if nothing is diagnosed. */
export async function play(browser: TestBrowser, { name, user, what }: Scene, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  console.log(`\n${what}\n  signing in to Clara as ${user} …`)
  const tab = await browser.newTab('https://app.clara.com/')
  await signIn(tab, user)
  await until('a diagnosis on the toolbar', async () => (await browser.badge(tab)) === '!')
  const popup = await browser.openPopup(tab)
  const scenario = await until('the diagnosis', async () => {
    const said = await popup.attribute('[data-scenario]', 'data-scenario')
    return said !== 'none' && said !== 'in-progress' && said
  })
  console.log(`  diagnosis: ${scenario}`)
  console.log(`  headline:  ${await popup.text('h1')}`)
  console.log(`  toolbar:   ${await browser.title(tab)}\n`)
  console.log(indent(await popup.text('[data-part="report"]')))
  const pictures = [`${name}-microsoft.png`, `${name}-popup.png`, `${name}.png`].map((file) =>
    join(folder, file),
  )
  const [page = '', card = '', both = ''] = pictures
  await popup.screenshot(card)
  await popup.close()
  await tab.screenshot(page)
  await sideBySide(browser, page, card, both)
  await tab.close()
  console.log(`\n  pictures:  ${pictures.join('\n             ')}`)
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  | ')
}
