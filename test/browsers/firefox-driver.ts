import type { Marionette } from './marionette.ts'
import { callSource } from './page-script.ts'

/** WebDriver's commands to a window of Firefox, and functions run in pages and the browser. */
export interface FirefoxDriver {
  /** Runs `work` with `handle` as the current tab; nobody else's commands come between. */
  inTab<T>(handle: string, work: (current: CurrentTab) => Promise<T>): Promise<T>
}

export interface CurrentTab {
  send(command: string, parameters?: Record<string, unknown>): Promise<unknown>
  /** The `value` that WebDriver wraps its results in. */
  value(command: string, parameters?: Record<string, unknown>): Promise<unknown>
  /** Brings the tab to the front. */
  select(): Promise<void>
  inPage<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>
  /** Runs with the browser's own rights; `window` is the browser window. */
  inBrowser<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>
}

export function driveFirefox(marionette: Marionette): FirefoxDriver {
  let last: Promise<unknown> = Promise.resolve()

  async function value(command: string, parameters?: Record<string, unknown>): Promise<unknown> {
    return unwrap(await marionette.send(command, parameters))
  }

  async function execute(source: string, sandbox: 'system' | null): Promise<string> {
    const script = `const done = arguments[0]
      Promise.resolve().then(() => ${source}).then(
        (value) => done({ json: JSON.stringify({ value }) }), (error) => done({ error: String(error) }))`
    const result = (await value('WebDriver:ExecuteAsyncScript', { script, args: [], sandbox })) as Result
    if (result.error !== undefined) throw new Error(result.error)
    return result.json
  }

  function currentTab(handle: string): CurrentTab {
    return {
      send: marionette.send,
      value,
      async select() {
        await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true })
      },
      async inPage<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A) {
        return parse<R>(await execute(callSource(run, args), null))
      },
      async inBrowser<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A) {
        await marionette.send('Marionette:SetContext', { value: 'chrome' })
        try {
          return parse<R>(await execute(callSource(run, args), 'system'))
        } finally {
          await marionette.send('Marionette:SetContext', { value: 'content' })
        }
      },
    }
  }

  return {
    inTab(handle, work) {
      const turn = last.then(async () => {
        await marionette.send('WebDriver:SwitchToWindow', { handle, focus: false })
        return work(currentTab(handle))
      })
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

interface Result {
  json: string
  error?: string
}

/** The answer has been through JSON: that it is what the function returns is all that is known. */
function parse<R>(json: string): R {
  return (JSON.parse(json) as { value: R }).value
}

export function unwrap(result: unknown): unknown {
  return typeof result === 'object' && result !== null && 'value' in result ? result.value : result
}
