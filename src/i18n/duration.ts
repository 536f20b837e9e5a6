import { count } from './number-text.ts'
import { texts } from './texts.ts'

/** A time that is only estimated: `12 s`, `3 min`, `2 h`, `14 days`. Its number and its unit stay in one line. */
export const duration = texts({
  en: (seconds: number) => lasting(seconds, ['s', 'min', 'h', 'days']),
  zh: (seconds) => lasting(seconds, ['秒', '分钟', '小时', '天']),
})

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

function lasting(seconds: number, [s, min, h, days]: readonly [string, string, string, string]): string {
  const said = (value: number, unit: string) => `${count(value)}\u00a0${unit}`
  if (seconds < 100) return said(Math.ceil(seconds), s)
  if (seconds < 1.5 * HOUR) return said(Math.round(seconds / MINUTE), min)
  return seconds < 2 * DAY ? said(Math.round(seconds / HOUR), h) : said(Math.round(seconds / DAY), days)
}
