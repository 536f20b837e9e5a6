import { texts } from '../../../i18n/texts.ts'

/** Loaded when there is one. */
export const newVersionText = texts({
  en: 'There is a new version of this page. Reloading keeps the run and its place.',
  zh: '本页有新版本。刷新后，本次运行及其所在位置都会保留。',
})
