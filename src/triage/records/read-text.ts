import { type ParsedInput, parseInput } from '../../attempt/input.ts'

/** Reads the text of a record. Logs and damaged files repeat short texts thousands of times. */
export function readRecordText(text: string): ParsedInput {
  if (text.length > longest) return parseInput(text)
  const before = known.get(text)
  if (before !== undefined) return before
  const input = parseInput(text)
  if (known.size >= most) known.clear()
  known.set(text, input)
  return input
}

/** Whether a text, such as a note beside records, tells of a failure. */
export const saysError = (text: string) => hasFailed(readRecordText(text))

export const hasFailed = (input: ParsedInput) => input.kind === 'text' && input.text.hasError

const longest = 200
const most = 500
const known = new Map<string, ParsedInput>()
