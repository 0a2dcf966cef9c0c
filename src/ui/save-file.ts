/** Gives the browser a file to download. Throws if it refuses; a later failure is not known. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a')
  // Never revoked: the browser may read it long after the click.
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
}
