/** What became of a click, in words: that it worked, or why not and what to do. */
export interface Outcome {
  isDone: boolean
  text: string
}
