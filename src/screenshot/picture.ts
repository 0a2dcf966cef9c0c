import { bytesOfBase64 } from '../microsoft/bytes.ts'
import type { Area } from '../ui/screenshot.ts'

/** What is kept of the picture, and what is covered, in its pixels. */
export interface Edit {
  crop: Area
  covers: readonly Area[]
}

/** Reads a `data:` URL without any request. Rejects if it holds no picture. */
export async function decode(dataUrl: string): Promise<ImageBitmap> {
  const [, type = '', data = ''] = /^data:(image\/(?:png|jpeg));base64,(.*)$/s.exec(dataUrl) ?? []
  const bytes = bytesOfBase64(data)
  return createImageBitmap(new Blob([bytes], { type }))
}

/** The picture as it leaves the editor: a PNG, cropped, with the covered areas burnt in. */
export async function finished(image: ImageBitmap, { crop, covers }: Edit): Promise<Blob> {
  const canvas = new OffscreenCanvas(crop.width, crop.height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('No canvas to draw on.')
  context.drawImage(image, -crop.x, -crop.y)
  cover(context, covers, crop)
  return canvas.convertToBlob({ type: 'image/png' })
}

/** Draws the whole picture with black covered areas. What will be cut off is dim. */
export function drawEdit(
  canvas: HTMLCanvasElement,
  image: ImageBitmap,
  { crop, covers }: Edit,
  drag: Area | null,
): void {
  const context = canvas.getContext('2d')
  if (context === null) return
  context.drawImage(image, 0, 0)
  cover(context, covers, { x: 0, y: 0 })
  context.fillStyle = 'rgb(0 0 0 / 55%)'
  const { width, height } = canvas
  context.fillRect(0, 0, width, crop.y)
  context.fillRect(0, crop.y + crop.height, width, height - crop.y - crop.height)
  context.fillRect(0, crop.y, crop.x, crop.height)
  context.fillRect(crop.x + crop.width, crop.y, width - crop.x - crop.width, crop.height)
  if (drag === null) return
  context.lineWidth = Math.max(2, width / 400)
  context.strokeStyle = '#e67e00'
  context.strokeRect(drag.x, drag.y, drag.width, drag.height)
}

function cover(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  covers: readonly Area[],
  { x, y }: { x: number; y: number },
): void {
  context.fillStyle = '#000'
  for (const area of covers) context.fillRect(area.x - x, area.y - y, area.width, area.height)
}

/** The picture's bytes in base64. */
export async function base64Of(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  let text = ''
  // A call cannot have as many arguments as a picture has bytes.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
