import { microsoftHost } from './hosts.ts'
import type { Simulator } from './index.ts'

/** Microsoft's answers wait until `release`. `asked` resolves at the first request. */
export function holdMicrosoft({ gate }: Pick<Simulator, 'gate'>): {
  asked: Promise<void>
  release: () => void
} {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const asked = new Promise<void>((resolve) => {
    gate.hold = async ({ host, isDocument }) => {
      if (host !== microsoftHost || !isDocument) return
      resolve()
      await released
    }
  })
  return {
    asked,
    release: () => {
      gate.hold = null
      release()
    },
  }
}
