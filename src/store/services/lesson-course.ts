import type { Run } from '../../experiment/config.ts'
import {
  comparedWith,
  DATA_PRESET_IDS,
  dataPresets,
  type ExampleId,
  PRESET_IDS,
  presets,
} from '../../experiment/presets.ts'
import type { Texts } from '../../i18n/texts.ts'
import { exampleText } from '../../lessons/examples.ts'
import { type CardFace, exampleIn, faceOf, faceOfExample, faceOfOwn } from '../../lessons/face.ts'
import { LESSON_IDS, type LessonId } from '../../lessons/lesson.ts'
import { lessons } from '../../lessons/lessons.ts'
import { NO_CARD } from '../../share/handout.ts'
import type { OwnLesson, OwnLessonCard } from '../../share/own-lesson.ts'

/** Cards one after another, as they are gone through. */
export interface CardCourse {
  /** What `data-card` has for it, and links: `tutorial`, `example-adam`; `own` of a teacher's. */
  readonly id: string
  /** Above all its cards; null where a card stands for itself. */
  readonly title: Texts<string> | null
  readonly faces: readonly [CardFace, ...CardFace[]]
  /** The lesson that it leads to. */
  readonly next: LessonId | null
  /** What a teacher wrote; null where it comes with the page. */
  readonly own: OwnLesson | null
}

/** The course that a link names; null where there is none of that name. Rejects where it cannot be loaded. */
export async function courseNamed(id: string): Promise<CardCourse | null> {
  const example = exampleIn(id)
  if (example !== null) return exampleNamed(id, example)
  const lessonId = LESSON_IDS.find((each) => each === id)
  if (lessonId === undefined) return null
  const { cards, next } = await lessons[lessonId].load()
  const [first, ...rest] = cards
  return { id, title: lessons[lessonId].title, faces: [faceOf(first), ...rest.map(faceOf)], next, own: null }
}

async function exampleNamed(id: string, name: string): Promise<CardCourse | null> {
  const preset = PRESET_IDS.find((each) => each === name)
  if (preset !== undefined) return exampleCourse(id, preset, presets[preset], comparedWith[preset])
  const onData = DATA_PRESET_IDS.find((each) => each === name)
  if (onData === undefined) return null
  const { runOnSample } = await import('../../lessons/data-examples.ts')
  return exampleCourse(id, onData, await runOnSample(dataPresets[onData]))
}

function exampleCourse(id: string, example: ExampleId, run: Run, pinned: readonly Run[] = []): CardCourse {
  const [en, zh] = [exampleText.en[example], exampleText.zh[example]]
  const face = faceOfExample(run, pinned, { en: en.name, zh: zh.name }, { en: en.look(run), zh: zh.look(run) })
  return { id, title: null, faces: [face], next: null, own: null }
}

/** What a course of a teacher's own is called. */
export const OWN_COURSE = 'own'

/** The course of a lesson that a teacher wrote. */
export function ownCourse(own: OwnLesson): CardCourse {
  const [first, ...rest] = own.cards
  const title = own.title === '' ? null : { en: own.title, zh: own.title }
  return { id: OWN_COURSE, title, faces: [ownFace(first), ...rest.map(ownFace)], next: null, own }
}

function ownFace({ run, view }: OwnLessonCard): CardFace {
  return faceOfOwn(view.handout.own ?? NO_CARD, run, view.handout.goal, view.t)
}
