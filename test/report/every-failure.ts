import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { codes } from '../../src/microsoft/codes.ts'
import { attemptOf, bareCancel, failure, otherClientId, request } from '../builders.ts'
import { blockedAt } from './input.ts'

/** One attempt for each key of words: each scenario, with each owner that a code gives it. */
export function everyFailure(): Map<string, SignInAttempt> {
  const attempts = [
    ...Object.keys(codes).map((code) => blockedAt({ codes: [code], appName: 'Clara', publisher: 'Clara' })),
    attemptOf(request(), bareCancel()),
    blockedAt({ codes: ['90094'] }, { clientId: otherClientId }),
    ...[
      'net::ERR_NAME_NOT_RESOLVED',
      'net::ERR_INTERNET_DISCONNECTED',
      'net::ERR_BLOCKED_BY_ADMINISTRATOR',
    ].map((error) => attemptOf(request(), failure(error))),
  ]
  const found = new Map<string, SignInAttempt>()
  for (const attempt of attempts) {
    const words = diagnose(attempt)?.words
    if (words !== undefined && !found.has(words)) found.set(words, attempt)
  }
  return found
}
