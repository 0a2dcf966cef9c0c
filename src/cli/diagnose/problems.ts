import type { TriageError } from '../../triage/errors.ts'

/** What is wrong with an input, after its name, and what to do. */
export const problems: Readonly<Record<TriageError['reason'], string>> = {
  empty: 'is empty: give an address, a text, a report or a HAR file.',
  binary:
    'is binary, such as a picture, a PDF or another packed file: give its text, or the error code that it shows.',
  'too-large': 'is too large: split it into several files.',
  'endless-cell': 'has a cell without an end, since a quotation mark is missing: export the table again.',
  office:
    'is a file of Office that is not read, such as .docx, .pptx, .doc or .xls: give its text, or save the table as .xlsx or CSV.',
  locked: 'needs a password: unpack it, and give the files in it.',
  'broken-off': 'breaks off before its end: export or copy it again.',
}

/** After a problem in the middle of an input. */
export const untilThere = 'Only the part before that was read.'
