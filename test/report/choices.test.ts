import { expect, it } from 'vitest'
import { choicesUnder, defaultChoices } from '../../src/report/choices.ts'

it('the choices start at the standard level', () => {
  expect(choicesUnder({})).toEqual(defaultChoices('standard'))
})

it('a policy overrides the person’s choices, and both override the level’s', () => {
  expect(choicesUnder({}, { level: 'minimal' })).toEqual(defaultChoices('minimal'))
  expect(choicesUnder({ level: 'full' }, { level: 'minimal' })).toEqual(defaultChoices('full'))
  expect(choicesUnder({ tenant: false }, { tenant: true, timeline: true })).toEqual({
    ...defaultChoices('standard'),
    tenant: false,
    timeline: true,
  })
})
