import { describe, expect, test } from 'vitest'
import type { Found } from '../../src/triage/reading.ts'
import { clientId, tenant } from '../builders.ts'
import { logForms } from './forms/logs.ts'
import { type SignIn, signIns } from './forms/sign-ins.ts'
import type { Form, Part } from './forms/types.ts'
import { containersFor, encoded, readBytes } from './read-all.ts'

describe.each(logForms.map((form) => [form.name, form] as const))('%s', (_, form) => {
  test('is read whole', async () => {
    const { found, unread, form: read, reason } = await readBytes(encoded(form))
    expect(reason).toBe(null)
    expect(read).toEqual({ container: form.container, exporter: form.exporter })
    expect(unread.map(({ name, reason }) => ({ name, reason }))).toEqual(form.unread ?? [])
    expect(found).toHaveLength(form.total ?? 4)
    const failed = found.filter(({ diagnosis }) => diagnosis !== null)
    expect(failed.map(factsOf)).toEqual(expectedOf(form))
  })
  test('is recognized by its own container alone', async () => {
    expect(await containersFor(form)).toEqual([form.container])
  })
})

function expectedOf({ codes = ['90094', '65004', '50105'], lacks = [], isUndated }: Form) {
  return codes.map((code) => {
    const one = signIns.find((signIn) => String(signIn.code) === code)
    if (one === undefined) throw new Error(`There is no sign-in with ${code}.`)
    return { code, day: isUndated ? null : one.at.slice(0, 19), ...partsOf(one, lacks) }
  })
}

function partsOf(one: SignIn, lacks: readonly Part[]) {
  const value = (part: Part, held: string) => (lacks.includes(part) ? null : held)
  return {
    tenant: value('tenant', tenant),
    clientId: value('app', clientId),
    traceId: value('requestId', one.requestId),
    correlationId: value('correlationId', one.correlationId),
    person: value('user', 'known'),
  }
}

function factsOf({ at, fields, diagnosis, user }: Found) {
  const { tenant, clientId, traceId, correlationId } = fields
  return {
    code: diagnosis?.code,
    day: at === null ? null : new Date(at).toISOString().slice(0, 19),
    tenant,
    clientId,
    traceId,
    correlationId,
    person: signIns.some((one) => one.userId === user || one.upn === user) ? 'known' : null,
  }
}

test('the person of a form is the same for two sign-ins of one person', async () => {
  for (const form of logForms.filter(
    ({ total, lacks = [] }) => total === undefined && !lacks.includes('user'),
  )) {
    const { found } = await readBytes(encoded(form))
    const people = found.map(({ user }) => user)
    expect([form.name, people[0] === people[2], new Set(people).size]).toEqual([form.name, true, 3])
  }
})
