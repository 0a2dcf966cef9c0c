import { expect, test } from 'vitest'
import { readGuid } from '../../src/microsoft/guid.ts'
import { clientId } from '../builders.ts'

test.each([clientId, `{${clientId}}`, ` ${clientId.toUpperCase()}\n`, clientId.replaceAll('-', '')])(
  '%j is read as a GUID',
  (text) => {
    expect(readGuid(text)).toBe(clientId)
  },
)

test.each(['', `x${clientId}`, `${clientId}0`, clientId.slice(1), clientId.replace('a', 'g')])(
  '%j is no GUID',
  (text) => {
    expect(readGuid(text)).toBe(null)
  },
)
