import { Component, createRef } from 'preact'
import { fill, type PictureWords } from '../_locales/index.ts'
import type { Report } from '../report/types.ts'
import type { Outcome } from '../ui/outcome.ts'
import type { Area } from '../ui/shot.ts'
import { AreaList } from './area-list.tsx'
import { between } from './areas.ts'
import { drawEdit, type Edit } from './picture.ts'
import { ShareTargets } from './share-targets.tsx'

interface EditorProps {
  image: ImageBitmap
  /** Covered from the start, in pixels of the picture. */
  personal: readonly Area[]
  report: Report | null
  words: PictureWords
}

interface EditorState {
  /** What has been done, the last first: undo goes back one. */
  edits: readonly [Edit, ...Edit[]]
  mode: 'cover' | 'crop'
  /** While something is dragged over the picture. */
  drag: Area | null
  outcome: Outcome | null
}

/** The picture, with what is covered and what is cut off, by mouse, finger or keys. */
export class Editor extends Component<EditorProps, EditorState> {
  canvas = createRef<HTMLCanvasElement>()
  begun: { x: number; y: number } | null = null

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
    if (this.canvas.current) drawEdit(this.canvas.current, this.props.image, edits[0], drag)
  }

  change = (edit: Partial<Edit>, text: string) => {
    const { edits } = this.state
    this.setState({ edits: [{ ...edits[0], ...edit }, ...edits], outcome: { isDone: true, text } })
  }

  undo = () => {
    const [, before, ...older] = this.state.edits
    if (before === undefined) return
    this.setState({ edits: [before, ...older], outcome: { isDone: true, text: this.props.words.undone } })
  }

  /** Where a pointer is, in pixels of the picture. */
  place(event: PointerEvent): { x: number; y: number } {
    const canvas = this.canvas.current
    const box = canvas?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1 }
    const scale = this.props.image.width / box.width
    return {
      x: Math.round((event.clientX - box.left) * scale),
      y: Math.round((event.clientY - box.top) * scale),
    }
  }

  take = (event: PointerEvent) => {
    this.canvas.current?.setPointerCapture(event.pointerId)
    this.begun = this.place(event)
  }

  pull = (event: PointerEvent) => {
    if (this.begun !== null) this.setState({ drag: between(this.begun, this.place(event), this.props.image) })
  }

  leave = (event: PointerEvent) => {
    const area = this.begun && between(this.begun, this.place(event), this.props.image)
    this.begun = null
    this.setState({ drag: null })
    if (area === null) return
    const { words } = this.props
    const { edits, mode } = this.state
    if (mode === 'crop') this.change({ crop: area }, words.cut)
    else this.change({ covers: [...edits[0].covers, area] }, words.covered)
  }

  give = () => {
    this.begun = null
    this.setState({ drag: null })
  }

  say = (outcome: Outcome | null) => this.setState({ outcome })

  override render() {
    const { image, personal, report, words } = this.props
    const { edits, mode, outcome } = this.state
    const [edit] = edits
    const choice = (value: EditorState['mode'], label: string) => (
      <label>
        <input
          type="radio"
          name="mode"
          value={value}
          checked={mode === value}
          onChange={() => this.setState({ mode: value })}
        />{' '}
        {label}
      </label>
    )
    return (
      <main>
        <h1>{words.title}</h1>
        <p class="lead">{personal.length > 0 ? words.lead : words.leadNothingFound}</p>
        <fieldset>
          <legend>{words.mode}</legend>
          {choice('cover', words.modeCover)}
          {choice('crop', words.modeCut)}
        </fieldset>
        <canvas
          ref={this.canvas}
          width={image.width}
          height={image.height}
          role="img"
          aria-label={fill(words.canvas, { count: String(edit.covers.length) })}
          onPointerDown={this.take}
          onPointerMove={this.pull}
          onPointerUp={this.leave}
          onPointerCancel={this.give}
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
        <ShareTargets image={image} edit={edit} report={report} words={words} say={this.say} />
      </main>
    )
  }
}
