/** A GUID with dashes, as a part of a regular expression. */
export const guidPattern = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'

export const wholeGuid = new RegExp(`^${guidPattern}$`)
