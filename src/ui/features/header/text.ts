import { texts } from '../../../i18n/texts.ts'

export const headerText = texts({
  en: {
    present: 'Present: larger type, no setup',
    presentEnd: 'End the presentation (Esc)',
  },
  zh: {
    present: '演示模式：放大字号，隐藏设置',
    presentEnd: '退出演示模式（Esc）',
  },
})
