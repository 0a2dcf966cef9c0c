/** `look`: the file may have grown. `minute`: a line is due. `end`: the last line, then no more. */
export type FollowEvent = 'look' | 'minute' | 'end'

/** Looks each second, since a file may be renamed twice in a minute; prints each full minute. */
export async function* realEvents(): AsyncGenerator<FollowEvent> {
  let isEnded = false
  let wake = () => {}
  const end = () => {
    isEnded = true
    wake()
  }
  process.once('SIGINT', end).once('SIGTERM', end)
  let minute = minuteOf(Date.now())
  while (!isEnded) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 1000)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    if (isEnded) break
    const now = minuteOf(Date.now())
    yield now === minute ? 'look' : 'minute'
    minute = now
  }
  yield 'end'
}

const minuteOf = (time: number) => Math.floor(time / 60_000)
