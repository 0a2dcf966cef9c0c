import { vi } from 'vitest'

// Test files share a process. Each begins with new modules and the true globals.
vi.resetModules()
vi.useRealTimers()
vi.unstubAllGlobals()
vi.restoreAllMocks()
