import { describe, expect, test } from 'vitest'
import { label, labelled } from '../../src/microsoft/labels.ts'

describe('a value behind a label', () => {
  const ticket = label(['ticket number'], ['ticket_?no'], 'T\\d{4}', 'T\\d')

  test.each([
    'Ticket Number: T4711',
    'Ticket Number T4711',
    'Ticket Number | T4711',
    'Ticket Number\nT4711',
    'ticket number - (T4711)',
    '"ticket_no":"T4711"',
    "ticketno=['T4711']",
  ])('is found: %j', (text) => {
    expect(labelled(text, ticket)).toBe('T4711')
  })

  test('counts as printed before it counts as a field', () => {
    expect(labelled('ticket_no=T1111 Ticket number: T2222', ticket)).toBe('T2222')
  })

  test.each(['T4711', 'Ticket number: 4711', 'Ticket number: T47', 'Number: T4711', ''])(
    'is not found: %j',
    (text) => {
      expect(labelled(text, ticket)).toBe(null)
    },
  )
})
