import { describe, expect, test } from 'vitest'
import { type Language, languages, loadWords } from '../../src/_locales/index.ts'
import { signIn, signInAtOnce } from '../simulator/drive.ts'
import { expectBadge, expectScenario, inBothBrowsers, said } from './stage.ts'

const scenes = [
  {
    user: 'workflow-on@contoso.example',
    verdict: { scenario: 'approval-request', code: '90095', owner: 'you' },
  },
  {
    user: 'workflow-off@contoso.example',
    verdict: { scenario: 'admin-approval', code: '90094', owner: 'it' },
  },
] as const

describe.each(languages)('from a blocked sign-in to a report for IT, %s', (language) => {
  inBothBrowsers(
    (stage) => {
      test.each(scenes)('$verdict.scenario', async ({ user, verdict }) => {
        const { browser } = stage
        const words = await scenarioWords(language, verdict.scenario)
        const tab = await browser.newTab()
        // One language shows the whole way; the others only differ in their words.
        const enter = language === 'en' ? signIn : signInAtOnce
        await enter(tab, user)
        await expectBadge(stage, tab, '!')
        await expect.poll(() => browser.title(tab)).toContain(words.title)

        const popup = await browser.openPopup(tab)
        await expectScenario(popup, verdict.scenario)
        expect(await said(popup)).toEqual(verdict)
        expect(await popup.attribute('html', 'data-state')).toBe('blocked')
        expect(await popup.text('h1')).toBe(words.title)
        expect(await popup.attribute('html', 'lang')).toBe(language)

        await popup.click('[data-action="copy-report"]')
        await popup.waitFor('[data-action="copy-report"] + [role="status"].done')
        const report = await popup.text('[data-part="report"]')
        await popup.close()
        expect(report).toContain(`AADSTS${verdict.code}`)
        expect(report).not.toContain('SECRET')
        const copied = await browser.clipboard()
        expect(copied.text).toBe(report)
        expect(textOfHtml(copied.html)).toContain(`AADSTS${verdict.code}`)
        await tab.close()
      })
    },
    { language },
  )
})

async function scenarioWords(language: Language, scenario: 'approval-request' | 'admin-approval') {
  return (await loadWords(language)).scenarios.scenarios[scenario].person
}

function textOfHtml(html: string): string {
  return html.replace(/<[^>]+>/g, '')
}
