import type { LessonId } from '../../../lessons/lesson.ts'
import { lessons } from '../../../lessons/lessons.ts'
import { useSelected, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { lessonText } from './text.ts'
import { useGuide } from './useGuide.ts'

/** The way to the lesson that a lesson leads to. */
export function NextLesson({ id }: { readonly id: LessonId }) {
  const text = useText(lessonText)
  const language = useSelected((state) => state.language)
  const guide = useGuide()
  return (
    <button type="button" className={buttons.primary} data-testid="next-lesson" onClick={() => void guide.open(id)}>
      {text.nextLesson(lessons[id].title[language])}
    </button>
  )
}
