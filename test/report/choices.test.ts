import { expect, it } from 'vitest'
import { choicesUnder, defaultChoices } from '../../src/report/choices.ts'

it('what is told starts at the standard', () => {
  expect(choicesUnder({})).toEqual(defaultChoices('standard'))
})

it('a policy stands above where the person starts, and either above the level’s own', () => {
  expect(choicesUnder({}, { level: 'minimal' })).toEqual(defaultChoices('minimal'))
  expect(choicesUnder({ level: 'full' }, { level: 'minimal' })).toEqual(defaultChoices('full'))
  expect(choicesUnder({ tenant: false }, { tenant: true, timeline: true })).toEqual({
    ...defaultChoices('standard'),
    tenant: false,
    timeline: true,
  })
})
