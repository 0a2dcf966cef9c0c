/** What a click has done, in words: that it worked, or why not and what to do. */
export interface Outcome {
  isDone: boolean
  text: string
}

export function done(text: string): Outcome {
  return { isDone: true, text }
}

export function failed(text: string): Outcome {
  return { isDone: false, text }
}
