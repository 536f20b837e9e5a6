import { count } from '../../i18n/number-text.ts'
import { texts } from '../../i18n/texts.ts'

/** What a plot says of the place on its axis of iterations that is read off. */
export const plotText = texts({
  en: {
    none: 'before the first iteration',
    range: (from: number, to: number) =>
      from === to ? `iteration ${count(to)}` : `iterations ${count(from)}–${count(to)}`,
  },

  zh: {
    none: '第一次迭代之前',
    range: (from, to) => (from === to ? `第 ${count(to)} 次迭代` : `第 ${count(from)}–${count(to)} 次迭代`),
  },
})
