import { comparedWith, PRESET_IDS, type PresetId, presets } from '../../../experiment/presets.ts'
import { exampleText } from '../../../lessons/examples.ts'
import { exampleLesson } from '../../../lessons/face.ts'
import { LESSON_IDS, type LessonId } from '../../../lessons/lesson.ts'
import { lessons } from '../../../lessons/lessons.ts'
import { writeHash } from '../../../share/codec.ts'
import { DEFAULT_VIEW, NO_HANDOUT } from '../../../share/page-view.ts'
import { useApp, useSelected, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { inWorkshop } from '../../workshop-code.ts'
import styles from './LessonMenu.module.css'
import { menuText } from './menu-text.ts'
import { useGuide } from './useGuide.ts'

interface ListProps {
  readonly onOpen: () => void
}

interface Props extends ListProps {
  /** Asks for a file. */
  readonly onFile: () => void
}

/** The lessons by their questions, and the examples: real links, so that each can be copied or opened beside. */
export function LessonMenu({ onOpen, onFile }: Props) {
  const app = useApp()
  const text = useText(menuText)
  return (
    <div className={styles.menu}>
      <section aria-labelledby="menu-lessons">
        <h2 id="menu-lessons" className={styles.heading}>
          {text.lessons}
        </h2>
        <Lessons onOpen={onOpen} />
        <div className={styles.tools}>
          <button
            type="button"
            className={buttons.button}
            data-testid="make-lesson"
            onClick={() => {
              void inWorkshop(app, (workshop) => workshop.make())
              onOpen()
            }}
          >
            {text.make}
          </button>
          <button
            type="button"
            className={buttons.button}
            data-testid="open-lesson"
            onClick={() => {
              onFile()
              onOpen()
            }}
          >
            {text.open}
          </button>
        </div>
      </section>
      <section aria-labelledby="menu-examples">
        <h2 id="menu-examples" className={styles.heading}>
          {text.examples}
        </h2>
        <Examples onOpen={onOpen} />
      </section>
    </div>
  )
}

function Lessons({ onOpen }: ListProps) {
  const language = useSelected((state) => state.language)
  const guide = useGuide()
  return (
    <ol className={styles.lessons}>
      {LESSON_IDS.map((id) => (
        <li key={id}>
          <a
            className={styles.item}
            href={linkTo(id)}
            data-testid={`lesson-${id}`}
            onClick={plainly(() => {
              void guide.open(id)
              onOpen()
            })}
          >
            {lessons[id].title[language]}
          </a>
        </li>
      ))}
    </ol>
  )
}

function Examples({ onOpen }: ListProps) {
  const text = useText(exampleText)
  const guide = useGuide()
  return (
    <ul className={styles.examples}>
      {PRESET_IDS.map((id) => (
        <li key={id}>
          <a
            className={styles.item}
            href={exampleLink(id)}
            data-testid={`example-${id}`}
            onClick={plainly(() => {
              void guide.openExample(id)
              onOpen()
            })}
          >
            <strong>{text[id].name}</strong>
            <span className={styles.look}>{text[id].look(presets[id])}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A plain click is done here; with a key held it is the browser's. */
function plainly(act: () => void) {
  return (event: React.MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    act()
  }
}

function linkTo(id: LessonId): string {
  return `#v=2&lesson=${id}.1`
}

function exampleLink(id: PresetId): string {
  const handout = { ...NO_HANDOUT, lesson: { id: exampleLesson(id), card: 1 } }
  // Settings in a link come with the pins of whoever wrote it; without any the card's own are meant.
  const bare = comparedWith[id] !== undefined
  return writeHash({
    run: bare ? presets.tutorial : presets[id],
    view: { ...DEFAULT_VIEW, handout },
    bare,
    unknown: [],
  })
}
