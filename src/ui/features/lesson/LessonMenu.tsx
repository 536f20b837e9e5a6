import {
  comparedWith,
  DATA_PRESET_IDS,
  dataPresets,
  PRESET_IDS,
  type PresetId,
  presets,
} from '../../../experiment/presets.ts'
import { exampleText } from '../../../lessons/examples.ts'
import { exampleLesson } from '../../../lessons/face.ts'
import { LESSON_IDS, type LessonId } from '../../../lessons/lesson.ts'
import { lessons } from '../../../lessons/lessons.ts'
import { writeHash } from '../../../share/codec.ts'
import { DEFAULT_VIEW, NO_HANDOUT } from '../../../share/page-view.ts'
import { createDataDesk } from '../../../store/services/data-desk.ts'
import { createScriptDesk } from '../../../store/services/script-desk.ts'
import { useApp, useSelected, useService, useText } from '../../context.ts'
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

/**
 * The lessons by their questions, what somebody brings, and the examples. Lessons and examples are real links, so that each can
 * be copied or opened beside.
 */
export function LessonMenu({ onOpen, onFile }: Props) {
  const app = useApp()
  const text = useText(menuText)
  const data = useService('dataDesk', createDataDesk)
  const scripts = useService('scriptDesk', createScriptDesk)
  // What lies over the page would lie over a dialog, too.
  const then = (act: () => void) => () => {
    onOpen()
    act()
  }
  return (
    <div className={styles.menu}>
      <section aria-labelledby="menu-lessons">
        <h2 id="menu-lessons" className={styles.heading}>
          {text.lessons}
        </h2>
        <Lessons onOpen={onOpen} />
        <h2 id="menu-own" className={styles.heading}>
          {text.own}
        </h2>
        <ul className={styles.examples} aria-labelledby="menu-own">
          <Own testId="menu-data" name={text.data} look={text.dataLook} onPress={then(() => data.open())} />
          <Own testId="menu-script" name={text.script} look={text.scriptLook} onPress={then(() => scripts.open())} />
          <Own testId="open-lesson" name={text.open} look={text.openLook} onPress={then(onFile)} />
          <Own
            testId="make-lesson"
            name={text.make}
            look={text.makeLook}
            onPress={then(() => void inWorkshop(app, (workshop) => workshop.make()))}
          />
        </ul>
        <h2 id="menu-data-examples" className={styles.heading}>
          {text.dataExamples}
        </h2>
        <DataExamples onOpen={onOpen} />
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

interface OwnProps {
  readonly testId: string
  readonly name: string
  readonly look: string
  readonly onPress: () => void
}

/** A way to something that is somebody's own. */
function Own({ testId, name, look, onPress }: OwnProps) {
  return (
    <li>
      <button type="button" className={styles.item} data-testid={testId} onClick={onPress}>
        <strong>{name}</strong>
        <span className={styles.look}>{look}</span>
      </button>
    </li>
  )
}

/** Runs on data that come with the page, which are loaded with them. */
function DataExamples({ onOpen }: ListProps) {
  const text = useText(exampleText)
  const menu = useText(menuText)
  const guide = useGuide()
  return (
    <>
      <ul className={styles.examples} aria-labelledby="menu-data-examples">
        {DATA_PRESET_IDS.map((id) => (
          <li key={id}>
            <a
              className={styles.item}
              href={`#v=2&lesson=${exampleLesson(id)}.1`}
              data-testid={`example-${id}`}
              onClick={plainly(() => {
                void guide.openExample(id)
                onOpen()
              })}
            >
              <strong>{text[id].name}</strong>
              <span className={styles.look}>{text[id].look({ config: dataPresets[id].config, changes: [] })}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className={styles.source}>{menu.source}</p>
    </>
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
