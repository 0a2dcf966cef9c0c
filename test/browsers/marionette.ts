import { connect, type Socket } from 'node:net'

/** A connection to Firefox's Marionette, the protocol below WebDriver, without a driver program. */
export interface Marionette {
  /** One command; its result. Throws with Firefox's own error name and message. */
  send(command: string, parameters?: Record<string, unknown>): Promise<unknown>
  close(): void
}

/** Connects and waits for the greeting. Throws if nobody listens on `port`. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1')
  const waiting = new Map<number, Waiting>()
  const greeted = new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('close', () => {
      for (const { reject } of waiting.values()) reject(new Error('Firefox has ended'))
    })
    readFrames(socket, (frame) => (Array.isArray(frame) ? answer(waiting, frame) : resolve()))
  })
  await greeted
  let last = 0
  return {
    send(command, parameters = {}) {
      return new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        const body = JSON.stringify([request, last, command, parameters])
        socket.write(`${Buffer.byteLength(body)}:${body}`)
      })
    },
    close: () => socket.destroy(),
  }
}

/** First number of a message that asks; one that answers begins with 1. */
const request = 0

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

/** Frames are `<bytes>:<JSON>`; they arrive cut and joined as TCP likes. */
function readFrames(socket: Socket, onFrame: (frame: unknown) => void): void {
  let rest = Buffer.alloc(0)
  socket.on('data', (data) => {
    rest = Buffer.concat([rest, data])
    while (true) {
      const colon = rest.indexOf(':')
      const end = colon + 1 + Number(rest.subarray(0, colon))
      if (colon < 0 || rest.length < end) return
      onFrame(JSON.parse(rest.subarray(colon + 1, end).toString()))
      rest = rest.subarray(end)
    }
  })
}

function answer(waiting: Map<number, Waiting>, [, id, error, result]: unknown[]): void {
  const asked = typeof id === 'number' ? waiting.get(id) : undefined
  if (asked === undefined || typeof id !== 'number') return
  waiting.delete(id)
  if (error === null) asked.resolve(result)
  else asked.reject(new Error(messageOf(error)))
}

function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { error: name, message } = error as { error?: string; message?: string }
  return `${name}: ${message}`
}
