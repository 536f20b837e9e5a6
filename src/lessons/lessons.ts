import type { Texts } from '../i18n/texts.ts'
import { texts } from '../i18n/texts.ts'
import type { Lesson, LessonId } from './lesson.ts'

/** A lesson as the menu has it; its cards are loaded when it is opened. */
interface ListedLesson {
  readonly title: Texts<string>
  readonly load: () => Promise<Lesson>
}

/** The lessons that come with the page. */
export const lessons: { readonly [Id in LessonId]: ListedLesson } = {
  tutorial: {
    title: texts({ en: 'What does this program do?', zh: '这段程序在做什么？' }),
    load: () => import('./tutorial.ts').then((it) => it.tutorial),
  },
}
