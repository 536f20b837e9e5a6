// What a lesson needs on the page, as one file: loaded with the first card, or with the menu of the lessons.

export { CardPanel } from './features/lesson/CardPanel.tsx'
export { LessonMenu } from './features/lesson/LessonMenu.tsx'
export { PrintedLesson } from './features/lesson/PrintedLesson.tsx'
export { numbersForPaper } from './features/lesson/paper-numbers.ts'
