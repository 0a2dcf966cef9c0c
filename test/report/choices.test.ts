import { expect, it } from 'vitest'
import { choicesUnder, defaultChoices } from '../../src/report/choices.ts'

it('without any settings a report is the message, without the account', () => {
  expect(choicesUnder({})).toEqual(defaultChoices('message'))
  expect(defaultChoices('message')).toEqual({
    level: 'message',
    account: 'off',
    tenant: true,
    environment: true,
    timeline: true,
  })
})

it('a policy’s choices win over the person’s, which win over the usual ones', () => {
  expect(choicesUnder({}, { level: 'full' })).toEqual(defaultChoices('full'))
  expect(choicesUnder({ level: 'message' }, { level: 'full', tenant: false })).toEqual({
    ...defaultChoices('message'),
    tenant: false,
  })
})
