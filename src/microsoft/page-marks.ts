/** Names that identify Microsoft's pages, in a live document and in its source. */

/** The `<meta>` element with this name holds the page's ID. */
export const pageIdName = 'PageID'

/** Behind it the page's script holds an object with the page's facts. */
export const configStart = '$Config='

/** Elements that say what the page's form is for. */
export const marks = {
  reasonField: 'textarea',
  /** Only older consent pages have it. */
  acceptButton: '#idBtn_Accept',
  /** Many pages have it: for "Next", "Accept" or "Yes". */
  nextButton: '#idSIButton9',
  accountField: '#i0116',
  passwordField: '#i0118',
  codeField: '[name="otc"]',
} as const

/** A selector of one name: an element's, its ID or one attribute. */
export type Mark = (typeof marks)[keyof typeof marks]
