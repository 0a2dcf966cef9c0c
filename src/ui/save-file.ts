/** Hands a file to the browser, which keeps it with the downloads; no more can be known here. Throws where the browser refuses. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a')
  // Freed with the page: the browser may read it long after the click.
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
}
