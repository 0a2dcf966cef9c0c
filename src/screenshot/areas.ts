import type { Area } from '../ui/screenshot.ts'

/** In pixels of the picture, as everything here is. */
export interface Size {
  width: number
  height: number
}

export interface Point {
  x: number
  y: number
}

/** A smaller area could hardly be seen or dragged. */
const least = 8

/** The area between two points, inside the picture; null for a mere click. */
export function between(a: Point, b: Point, size: Size): Area | null {
  const area = inside(
    { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) },
    size,
  )
  return area.width < least || area.height < least ? null : area
}

/** Moves the area, inside the picture. */
export function moved(area: Area, dx: number, dy: number, size: Size): Area {
  return {
    ...area,
    x: clamp(area.x + dx, 0, size.width - area.width),
    y: clamp(area.y + dy, 0, size.height - area.height),
  }
}

/** Moves the right and the lower edge of the area, inside the picture. */
export function resized(area: Area, dx: number, dy: number, size: Size): Area {
  return {
    ...area,
    width: clamp(area.width + dx, least, size.width - area.x),
    height: clamp(area.height + dy, least, size.height - area.y),
  }
}

/** Turns areas of a page into areas of its picture, with a margin for overhanging letters. */
export function onPicture(areas: readonly Area[], pageWidth: number, size: Size): Area[] {
  if (pageWidth <= 0) return []
  const scale = size.width / pageWidth
  return areas
    .map(({ x, y, width, height }) =>
      inside(
        {
          x: Math.floor((x - margin) * scale),
          y: Math.floor((y - margin) * scale),
          width: Math.ceil((width + 2 * margin) * scale),
          height: Math.ceil((height + 2 * margin) * scale),
        },
        size,
      ),
    )
    .filter(({ width, height }) => width > 0 && height > 0)
}

/** CSS pixels. */
const margin = 4

/** The part of the area inside the picture. Its width or height is 0 if there is none. */
function inside({ x, y, width, height }: Area, size: Size): Area {
  const left = clamp(x, 0, size.width)
  const top = clamp(y, 0, size.height)
  return {
    x: left,
    y: top,
    width: Math.max(0, Math.min(x + width, size.width) - left),
    height: Math.max(0, Math.min(y + height, size.height) - top),
  }
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(value, Math.max(lowest, highest)))
}
