import fc from 'fast-check'
import { vi } from 'vitest'
import { isLongRun } from './run-mode.ts'

// Test files share a process. Each begins with new modules and the true globals.
vi.resetModules()
vi.useRealTimers()
vi.unstubAllGlobals()
vi.restoreAllMocks()

// Vitest's own second is too short on a busy machine.
const waitFor = vi.waitFor.bind(vi)
vi.waitFor = (check, options) => waitFor(check, options ?? { timeout: 20_000 })

// Each change meets the same inputs as the change before it; the long run draws new ones.
if (!isLongRun) fc.configureGlobal({ seed: 20_261_129 })
