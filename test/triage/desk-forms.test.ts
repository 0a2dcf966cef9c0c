import { describe, expect, test } from 'vitest'
import { deskForms, tickets } from './forms/desks.ts'
import { containersFor, encoded, readBytes } from './read-all.ts'

describe.each(deskForms.map((form) => [form.name, form] as const))('%s', (_, form) => {
  test('is read whole', async () => {
    const { found, unread, form: read, reason } = await readBytes(encoded(form))
    expect(reason).toBe(null)
    expect(read).toEqual({ container: form.container, exporter: form.exporter })
    expect(unread).toEqual([])
    expect(found.map(({ name }) => name)).toEqual(form.names ?? tickets.map(({ number }) => number))
    expect(found.map(({ cause }) => cause)).toEqual(['admin-approval', 'consent-declined', 'no-stop'])
    expect(found[0]?.fields.correlationId).toBe('c0a00000-5b3a-4d21-9c77-0f1e2d3c4b00')
    const people = found.flatMap(({ user }) => user ?? [])
    expect([form.name, people.length]).toEqual([form.name, form.isAnonymous ? 0 : 3])
    // The error's own time beats that of the ticket.
    expect(found.map(({ at }) => at && new Date(at).toISOString().slice(0, 16))).toEqual([
      '2026-11-13T10:15',
      ...tickets.slice(1).map(({ at }) => at.slice(0, 16)),
    ])
  })
  test('is recognized by its own container alone', async () => {
    expect(await containersFor(form)).toEqual([form.container])
  })
})
