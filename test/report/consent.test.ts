import { describe, expect, it } from 'vitest'
import { wayBesideLink, waysToApprove, wayWithoutRequest } from '../../src/report/consent.ts'
import type { MessageInput } from '../../src/report/types.ts'
import { otherClientId } from '../builders.ts'
import { blockedAt, inputOf, settings } from './input.ts'

const input = await inputOf(blockedAt({ codes: ['90095'], form: 'reason' }))
const { approve } = input.words.message

/** The message's input with these client IDs configured, and without these texts. */
const inputWith = (clientIds: readonly string[], ...folded: string[]): MessageInput => ({
  ...input,
  settings: { ...settings, clientIds },
  folded,
})
const linked = inputWith(settings.clientIds)
const textsOf = (ways: ReturnType<typeof waysToApprove>) => ways.map(({ text }) => text)

describe('the way to approve Clara', () => {
  it('is the link; the way without it is told beside it', () => {
    expect(textsOf(waysToApprove(linked))).toEqual([approve.link])
    expect(wayBesideLink(linked)).toBe(approve.self)
  })

  it('is told once if there is no link', () => {
    expect(textsOf(waysToApprove(inputWith([])))).toEqual([approve.self, approve.ask])
    expect(wayBesideLink(inputWith([]))).toBe('')
  })

  it('has no second choice if the message has no room for it', () => {
    expect(textsOf(waysToApprove(inputWith([], 'ask')))).toEqual([approve.self])
  })

  it('of another app is none', () => {
    expect(waysToApprove(inputWith([otherClientId]))).toEqual([{ text: approve.other, address: null }])
    expect(wayWithoutRequest(inputWith([otherClientId]))).toEqual([])
  })
})

describe('the way for an administrator who cannot decide on the request', () => {
  it('is the link, else a sign-in of their own', () => {
    expect(textsOf(wayWithoutRequest(linked))).toEqual([approve.linkToo])
    expect(textsOf(wayWithoutRequest(inputWith([])))).toEqual([approve.selfToo])
  })

  it('is left out if the message has no room for it', () => {
    expect(wayWithoutRequest(inputWith(settings.clientIds, 'approveToo'))).toEqual([])
    expect(wayWithoutRequest(inputWith([], 'approveToo'))).toEqual([])
  })
})
