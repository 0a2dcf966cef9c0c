import type { Tab } from '../browsers/types.ts'

/** Drops files on the workbench, as from the desktop. */
export async function dropFiles(page: Tab, ...files: { name: string; text: string }[]): Promise<void> {
  await page.evaluate((all) => {
    const data = new DataTransfer()
    for (const { name, text } of all) data.items.add(new File([text], name))
    dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }))
    dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  }, files)
}
