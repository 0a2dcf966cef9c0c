import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Simulator, startSimulator } from './index.ts'
import { newVisitor, type Visitor } from './visitor.ts'

/** One simulator for all tests of a file. Each test gets it reset, with a new visitor. */
export function freshSimulator(): Readonly<{ simulator: Simulator; visitor: Visitor }> {
  let simulator: Simulator
  let visitor: Visitor
  beforeAll(async () => {
    simulator = await startSimulator()
  })
  beforeEach(() => {
    simulator.reset()
    visitor = newVisitor(simulator)
  })
  afterAll(() => simulator.close())
  return {
    get simulator() {
      return simulator
    },
    get visitor() {
      return visitor
    },
  }
}
