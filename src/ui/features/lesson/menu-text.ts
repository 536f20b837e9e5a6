import { texts } from '../../../i18n/texts.ts'

/** What the menu of the lessons says beside their titles. */
export const menuText = texts({
  en: {
    examples: 'Examples: a run each, and what there is to see in it',
    lessons: 'Lessons: a question each, five minutes',
    open: 'Open a lesson file …',
    make: 'Make a lesson …',
  },
  zh: {
    examples: '示例：每个一次运行，附上看点',
    lessons: '课程：每课一个问题，五分钟',
    open: '打开课程文件……',
    make: '制作课程……',
  },
})
