import { Component, createRef } from 'preact'
import { fill, type PictureWords } from '../_locales/index.ts'
import type { Report } from '../report/types.ts'
import { done, type Outcome } from '../ui/outcome.ts'
import type { Area } from '../ui/screenshot.ts'
import { AreaList } from './area-list.tsx'
import { between, type Point } from './areas.ts'
import { drawEdit, type Edit } from './picture.ts'
import { PictureTargets } from './picture-targets.tsx'
import { Title } from './title.tsx'

interface EditorProps {
  image: ImageBitmap
  /** Covered from the start, in pixels of the picture. */
  personal: readonly Area[]
  report: Report | null
  words: PictureWords
}

interface EditorState {
  /** All edits, the latest first. Undo removes the latest. */
  edits: readonly [Edit, ...Edit[]]
  mode: 'cover' | 'crop'
  /** Null while nobody drags; `area` is null for a mere click. */
  drag: { from: Point; area: Area | null } | null
  outcome: Outcome | null
}

/** The picture with its covered areas and its crop, for mouse, touch and keys. */
export class Editor extends Component<EditorProps, EditorState> {
  canvas = createRef<HTMLCanvasElement>()

  constructor(props: EditorProps) {
    super(props)
    const { width, height } = props.image
    const crop = { x: 0, y: 0, width, height }
    this.state = { edits: [{ crop, covers: props.personal }], mode: 'cover', drag: null, outcome: null }
  }

  override componentDidMount(): void {
    this.draw()
  }

  override componentDidUpdate(): void {
    this.draw()
  }

  draw(): void {
    const { edits, drag } = this.state
    if (this.canvas.current) drawEdit(this.canvas.current, this.props.image, edits[0], drag?.area ?? null)
  }

  change = (edit: Partial<Edit>, text: string) => {
    const { edits } = this.state
    this.setState({ edits: [{ ...edits[0], ...edit }, ...edits], outcome: done(text) })
  }

  undo = () => {
    const [, before, ...older] = this.state.edits
    if (before === undefined) return
    this.setState({ edits: [before, ...older], outcome: done(this.props.words.undone) })
  }

  startDrag = (event: PointerEvent) => {
    this.canvas.current?.setPointerCapture(event.pointerId)
    this.setState({ drag: { from: this.pointAt(event), area: null } })
  }

  drag = (event: PointerEvent) => {
    const to = this.pointAt(event)
    this.setState(({ drag }) => drag && { drag: { ...drag, area: between(drag.from, to, this.props.image) } })
  }

  endDrag = (event: PointerEvent) => {
    const { edits, mode, drag } = this.state
    const { image, words } = this.props
    const area = drag && between(drag.from, this.pointAt(event), image)
    this.cancelDrag()
    if (area === null) return
    if (mode === 'crop') this.change({ crop: area }, words.cut)
    else this.change({ covers: [...edits[0].covers, area] }, words.covered)
  }

  cancelDrag = () => this.setState({ drag: null })

  /** The pointer's place in pixels of the picture. */
  pointAt(event: PointerEvent): Point {
    const box = this.canvas.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1 }
    const scale = this.props.image.width / box.width
    return {
      x: Math.round((event.clientX - box.left) * scale),
      y: Math.round((event.clientY - box.top) * scale),
    }
  }

  setMode = (mode: EditorState['mode']) => this.setState({ mode })

  show = (outcome: Outcome | null) => this.setState({ outcome })

  override render() {
    const { image, personal, report, words } = this.props
    const { edits, mode, outcome } = this.state
    const [edit] = edits
    return (
      <main>
        <Title text={words.title} />
        <p class="lead">{personal.length > 0 ? words.lead : words.leadNothingFound}</p>
        <fieldset>
          <legend>{words.mode}</legend>
          <Mode value="cover" label={words.modeCover} mode={mode} choose={this.setMode} />
          <Mode value="crop" label={words.modeCut} mode={mode} choose={this.setMode} />
        </fieldset>
        <canvas
          ref={this.canvas}
          width={image.width}
          height={image.height}
          role="img"
          aria-label={fill(words.canvas, { count: String(edit.covers.length) })}
          onPointerDown={this.startDrag}
          onPointerMove={this.drag}
          onPointerUp={this.endDrag}
          onPointerCancel={this.cancelDrag}
        />
        <AreaList
          edit={edit}
          size={image}
          canUndo={edits.length > 1}
          words={words}
          change={this.change}
          undo={this.undo}
        />
        <p role="status" data-part="outcome" class={outcome?.isDone ? 'outcome done' : 'outcome'}>
          {outcome?.text}
        </p>
        <PictureTargets image={image} edit={edit} report={report} words={words} show={this.show} />
      </main>
    )
  }
}

interface ModeProps {
  value: EditorState['mode']
  label: string
  mode: EditorState['mode']
  choose: (mode: EditorState['mode']) => void
}

function Mode({ value, label, mode, choose }: ModeProps) {
  return (
    <label>
      <input type="radio" name="mode" value={value} checked={mode === value} onChange={() => choose(value)} />{' '}
      {label}
    </label>
  )
}
