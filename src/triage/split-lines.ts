/**
 * Cuts pieces of text into lines, without their ends. Of a line longer than `longest` characters only its start is given,
 * marked as cut, so that a file without a single line end does not fill the memory.
 */
export async function* splitLines(
  pieces: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<{ text: string; isCut: boolean }> {
  const cut = (line: string) => ({ text: line.slice(0, longest), isCut: line.length > longest })
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    // One character too many is kept, so that a cut line is still known as one when its end comes.
    rest = (lines.pop() ?? '').slice(0, longest + 1)
    for (const line of lines) yield cut(line)
  }
  yield cut(rest)
}
