import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { between, moved, onPicture, resized } from '../../src/screenshot/areas.ts'

const size = { width: 1000, height: 600 }

describe('an area', () => {
  it('lies between two points in any order', () => {
    const area = { x: 10, y: 20, width: 100, height: 50 }
    expect(between({ x: 10, y: 20 }, { x: 110, y: 70 }, size)).toEqual(area)
    expect(between({ x: 110, y: 20 }, { x: 10, y: 70 }, size)).toEqual(area)
  })

  it('does not exist after a mere click', () => {
    expect(between({ x: 10, y: 20 }, { x: 12, y: 300 }, size)).toBe(null)
    expect(between({ x: -50, y: 20 }, { x: -10, y: 300 }, size)).toBe(null)
  })

  it('keeps its size when it is moved', () => {
    expect(moved({ x: 10, y: 20, width: 100, height: 50 }, 5, -30, size)).toEqual({
      x: 15,
      y: 0,
      width: 100,
      height: 50,
    })
  })

  it('grows and shrinks at its right and lower edge', () => {
    const area = { x: 900, y: 20, width: 50, height: 50 }
    expect(resized(area, 500, 10, size)).toEqual({ x: 900, y: 20, width: 100, height: 60 })
    expect(resized(area, -500, -500, size)).toEqual({ x: 900, y: 20, width: 8, height: 8 })
  })

  it('never leaves the picture', () => {
    const number = fc.integer({ min: -3000, max: 3000 })
    fc.assert(
      fc.property(number, number, number, number, number, number, (a, b, c, d, dx, dy) => {
        const area = between({ x: a, y: b }, { x: c, y: d }, size)
        if (area === null) return
        for (const one of [area, moved(area, dx, dy, size), resized(area, dx, dy, size)]) {
          expect(Math.min(one.x, one.y)).toBeGreaterThanOrEqual(0)
          expect(one.x + one.width).toBeLessThanOrEqual(size.width)
          expect(one.y + one.height).toBeLessThanOrEqual(size.height)
          expect(Math.min(one.width, one.height)).toBeGreaterThanOrEqual(8)
        }
      }),
    )
  })
})

describe('areas of the page', () => {
  it('have a margin on a picture with more pixels than the page', () => {
    expect(onPicture([{ x: 100, y: 50, width: 30, height: 10 }], 500, size)).toEqual([
      { x: 192, y: 92, width: 76, height: 36 },
    ])
  })

  it('are cut at the edge of the picture, and left out beyond it', () => {
    const below = { x: 0, y: 700, width: 100, height: 20 }
    const over = { x: 480, y: 290, width: 100, height: 100 }
    expect(onPicture([below, over], 500, size)).toEqual([{ x: 952, y: 572, width: 48, height: 28 }])
  })

  it('are left out if the page’s width is unknown', () => {
    expect(onPicture([{ x: 1, y: 1, width: 9, height: 9 }], 0, size)).toEqual([])
  })
})
