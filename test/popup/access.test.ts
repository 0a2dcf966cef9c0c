// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import { press, textOf } from '../ui/screen.ts'
import { openPopup } from './open.ts'

const { pages } = await loadWords('en')

describe('without access to Microsoft’s sign-in', () => {
  it('asks for it with one click, and then hides the notice', async () => {
    const { asked } = await openPopup({ hasAccess: false })
    expect(textOf('[data-part="access"] h2')).toBe(pages.accessTitle)
    press('[data-action="allow-access"]')
    await vi.waitFor(() => expect(textOf('[data-part="access"]')).toBe(null))
    expect(asked).toEqual([{ origins: ['https://login.microsoftonline.com/*', 'https://*.clara.com/*'] }])
  })

  it('says what to do if the browser refuses', async () => {
    await openPopup({ hasAccess: false, grants: false })
    expect(textOf('[data-part="access"] [role="status"]')).toBe('')
    press('[data-action="allow-access"]')
    await vi.waitFor(() => expect(textOf('[data-part="access"] [role="status"]')).toBe(pages.accessRefused))
  })

  it('says that a policy blocks it, which only an empty script shows', async () => {
    const notScriptable = 'This page cannot be scripted due to an ExtensionsSettings policy.'
    await openPopup({ notScriptable })
    expect(textOf('[data-part="policy"] p')).toBe(pages.accessPolicy)
    await openPopup({ notScriptable: 'Cannot access contents of the page.' })
    expect(textOf('[data-part="policy"]')).toBe(null)
  })

  it('runs no script on another site’s page', async () => {
    const { probed } = await openPopup({ tab: { url: 'https://app.clara.com/home' } })
    expect(probed).toEqual([])
    expect((await openPopup({ tab: { url: 'https://login.microsoftonline.com/x' } })).probed).toEqual([7])
  })

  it('shows no notice if it has access', async () => {
    await openPopup()
    expect(textOf('[data-part="access"]')).toBe(null)
  })
})
