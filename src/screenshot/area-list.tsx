import { fill, type PictureWords } from '../_locales/index.ts'
import type { Area } from '../ui/screenshot.ts'
import { moved, resized, type Size } from './areas.ts'
import type { Edit } from './picture.ts'

interface AreaListProps {
  edit: Edit
  size: Size
  canUndo: boolean
  words: PictureWords
  change: (edit: Partial<Edit>, text: string) => void
  undo: () => void
}

/** The areas as buttons that take the arrow keys, so that no pointer is needed. */
export function AreaList({ edit, size, canUndo, words, change, undo }: AreaListProps) {
  const { crop, covers } = edit
  const add = () => change({ covers: [...covers, inTheMiddle(crop)] }, words.covered)
  const setCover = (index: number, area: Area | null) => {
    const others = area === null ? covers.toSpliced(index, 1) : covers.with(index, area)
    change({ covers: others }, area === null ? words.uncovered : words.changed)
  }
  const setCrop = (area: Area | null) => change({ crop: area ?? whole(size) }, words.cut)
  return (
    <section aria-labelledby="areas">
      <h2 id="areas">{words.areas}</h2>
      <p class="quiet">{words.keys}</p>
      <ul class="areas">
        {covers.map((area, index) => (
          <li key={index}>
            <Item
              action={`area-${index + 1}`}
              label={fill(words.area, { number: String(index + 1) })}
              area={area}
              size={size}
              set={(changed) => setCover(index, changed)}
            />
          </li>
        ))}
        <li>
          <Item action="crop" label={words.crop} area={crop} size={size} set={setCrop} />
        </li>
      </ul>
      <button type="button" class="small" data-action="add-area" onClick={add}>
        {words.add}
      </button>{' '}
      <button type="button" class="small" data-action="undo" disabled={!canUndo} onClick={undo}>
        {words.undo}
      </button>
    </section>
  )
}

interface ItemProps {
  action: string
  label: string
  area: Area
  size: Size
  /** Null deletes the area. */
  set: (area: Area | null) => void
}

function Item({ action, label, area, size, set }: ItemProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') return set(null)
    const direction = directions[event.key]
    if (direction === undefined) return
    // Otherwise the page scrolls.
    event.preventDefault()
    const step = Math.max(1, Math.round(size.width / 100))
    const [dx, dy] = direction
    const change = event.shiftKey ? resized : moved
    set(change(area, dx * step, dy * step, size))
  }
  return (
    <button type="button" class="small" data-action={action} onKeyDown={press}>
      {label}
    </button>
  )
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function inTheMiddle({ x, y, width, height }: Area): Area {
  return {
    x: Math.round(x + width * 0.35),
    y: Math.round(y + height * 0.45),
    width: Math.round(width * 0.3),
    height: Math.round(height * 0.1),
  }
}

const whole = ({ width, height }: Size): Area => ({ x: 0, y: 0, width, height })
