import { randomUUID } from 'node:crypto'
import { plainName } from '../accounts.ts'
import { microsoftHost } from '../hosts.ts'
import type { Asked } from '../http.ts'
import { chooseLanguage } from '../words.ts'
import { type Flow, secret, type Variant, variants, type World } from '../world.ts'
import { readRequest } from './request.ts'

/** Begins a sign-in and remembers it under a new `ctx`. */
export function beginFlow(world: World, asked: Asked): Flow {
  const request = readRequest(asked)
  const flow: Flow = {
    ctx: secret('ctx'),
    request,
    address: `https://${microsoftHost}${asked.path}?${asked.rawQuery}`,
    correlationId: asked.query.get('client-request-id') ?? randomUUID(),
    sessionId: randomUUID(),
    language: chooseLanguage(asked.query.get('mkt') ?? asked.query.get('ui_locales'), asked.acceptLanguage),
    variant: readVariant(asked.query.get('variant')) ?? world.options.variant,
    user: null,
    done: new Set(),
  }
  world.flows.set(flow.ctx, flow)
  return flow
}

/** The sign-in of a later address or form; null if it is unknown or forgotten. */
export function resumeFlow(world: World, asked: Asked): Flow | null {
  return world.flows.get(asked.form.get('ctx') ?? asked.query.get('ctx') ?? '') ?? null
}

/** Sets the typed account; `name+variant@…` chooses the form of the pages. */
export function nameUser(flow: Flow, typed: string): void {
  flow.user = plainName(typed)
  flow.variant = readVariant(/\+([^@]*)@/.exec(typed)?.[1] ?? null) ?? flow.variant
}

/** First path segment after the first POST: the tenant, if the request named its ID. */
export function segment(flow: Flow): string {
  return /^[0-9a-f-]{36}$/i.test(flow.request.tenant) ? flow.request.tenant : 'common'
}

function readVariant(name: string | null): Variant | null {
  return variants.find((variant) => variant.toLowerCase() === name?.toLowerCase()) ?? null
}
