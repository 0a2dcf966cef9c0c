/** Lines of at most `longest` characters: a file without line ends must not fill the memory. */
export async function* splitLines(
  pieces: AsyncIterable<string>,
  longest = 1_000_000,
): AsyncGenerator<{ text: string; isCut: boolean }> {
  const cut = (line: string) => ({ text: line.slice(0, longest), isCut: line.length > longest })
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    // One extra character shows later that the line was cut.
    rest = (lines.pop() ?? '').slice(0, longest + 1)
    for (const line of lines) yield cut(line)
  }
  yield cut(rest)
}
