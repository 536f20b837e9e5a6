import { texts } from '../../../i18n/texts.ts'

/** The way to the whole page: from a frame of another page, and from one that shows less. */
export const transportText = texts({
  en: { openFull: 'Open in SGD Playground', openWhole: 'Open the whole page' },

  zh: { openFull: '在 SGD Playground 中打开', openWhole: '打开完整页面' },
})
