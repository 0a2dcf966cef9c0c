import type { ReaderAnswer, ReaderRequest } from './reader-messages.ts'

type Progress = (progress: Extract<ReaderAnswer, { kind: 'progress' }>) => void

/** The worker that reads the input, for the page. It answers one request after the other. */
export class Reader {
  #worker: Worker | null = null
  #waiting: { answer: (answer: ReaderAnswer) => void; progress: Progress | undefined }[] = []

  /** Calls `progress` until the answer is there. Never rejects. */
  ask(request: ReaderRequest, progress?: Progress): Promise<ReaderAnswer> {
    this.#worker ??= this.#start()
    this.#worker.postMessage(request)
    return new Promise((answer) => this.#waiting.push({ answer, progress }))
  }

  /** Ends the worker and its results. Pending requests get no answer. */
  stop(): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#waiting = []
  }

  #start(): Worker {
    const worker = new Worker('triage-worker.js', { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<ReaderAnswer>) => {
      if (data.kind === 'progress') this.#waiting[0]?.progress?.(data)
      else this.#waiting.shift()?.answer(data)
    }
    // It has probably run out of memory.
    worker.onerror = () => {
      const waiting = this.#waiting
      this.stop()
      for (const { answer } of waiting) answer({ kind: 'failed', problem: 'failed' })
    }
    return worker
  }
}
