// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import { noon } from '../builders.ts'
import { blockedAt } from '../report/input.ts'
import { press, textOf, textsOf } from '../ui/screen.ts'
import { openPopup } from './open.ts'

const { pages } = await loadWords('en')
const attempt = blockedAt({ codes: ['90095'] })
const progress = { of: `${noon} approval-request 90095`, done: 1 }

afterEach(() => vi.unstubAllGlobals())

describe('the filled button', () => {
  it('is the first step, and moves on after each copy', async () => {
    clipboard(async () => undefined)
    const { kept } = await openPopup({ attempt })
    expect(textsOf('.primary')).toEqual([pages.copyReason])
    press('[data-action="copy-reason"]')
    await vi.waitFor(() => expect(textsOf('.primary')).toEqual([pages.copyIt]))
    expect(textOf('[data-step="copy-reason"] [role="status"]')).toBe(pages.copiedReason)
    await vi.waitFor(() => expect(kept).toEqual({ progress }))
    press('[data-action="copy-report"]')
    await vi.waitFor(() => expect(textsOf('.primary')).toEqual([pages.tryAgain]))
    expect(textsOf('[aria-current="step"] a')).toEqual([pages.tryAgain])
    await vi.waitFor(() => expect(kept).toEqual({ progress: { ...progress, done: 2 } }))
  })

  it('stays if the browser refuses to copy', async () => {
    clipboard(() => Promise.reject(new Error('NotAllowedError')))
    const { kept } = await openPopup({ attempt })
    press('[data-action="copy-reason"]')
    await vi.waitFor(() => expect(textOf('[data-step="copy-reason"] [role="status"]')).toContain('Ctrl+C'))
    expect(textsOf('.primary')).toEqual([pages.copyReason])
    expect(kept).toEqual({})
  })

  it.each([
    ['the next step if the popup opens again', progress, pages.copyIt],
    ['the first step of another failure', { ...progress, of: '1 mfa null' }, pages.copyReason],
    ['the first step if the stored value has another shape', { of: 7, done: '1' }, pages.copyReason],
  ])('is %s', async (_, stored, expected) => {
    await openPopup({ attempt, session: { progress: stored } })
    expect(textsOf('.primary')).toEqual([expected])
  })

  it('begins at the first step again in a private window', async () => {
    clipboard(async () => undefined)
    const { kept } = await openPopup({ attempt, isPrivate: true })
    press('[data-action="copy-reason"]')
    await vi.waitFor(() => expect(textsOf('.primary')).toEqual([pages.copyIt]))
    expect(kept).toEqual({})
  })

  it.each(['90094', '90095', '65004', '50011', '50126', '90033', '999999'])(
    'is the only one, and belongs to step 1, code %s',
    async (code) => {
      await openPopup({ attempt: blockedAt({ codes: [code] }) })
      expect(textsOf('.primary')).toHaveLength(1)
      expect(textOf('.steps li:first-child .primary')).toBe(textsOf('.primary')[0])
    },
  )
})

function clipboard(writeText: (text: string) => Promise<void>): void {
  vi.stubGlobal('navigator', {
    userAgent: navigator.userAgent,
    languages: ['en-US'],
    clipboard: { writeText },
  })
}
