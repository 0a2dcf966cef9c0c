/** The mark of another way to do a step: a, b, c. */
export function letter(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index)
}
