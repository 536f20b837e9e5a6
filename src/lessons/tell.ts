import type { Said, Teller } from './lesson.ts'
import type { Measure } from './measure.ts'

/** The measures that `said` tells of, each once; none where it is a text as it stands. */
export function neededBy(said: Said): readonly Measure[] {
  if (typeof said === 'string') return []
  const needed = new Map<string, Measure>()
  const hear = (measure: Measure) => void needed.set(keyOfMeasure(measure), measure)
  said({
    number: (measure) => {
      hear(measure)
      return Number.NaN
    },
    loss: (measure) => {
      hear(measure)
      return ''
    },
    count: (measure) => {
      hear(measure)
      return ''
    },
    short: (measure) => {
      hear(measure)
      return ''
    },
    cell: (measure) => {
      hear(measure)
      return ''
    },
    times: (measure, than) => {
      hear(measure)
      hear(than)
      return ''
    },
  })
  return [...needed.values()]
}

/** `said` with the numbers of `teller` in it. */
export function toldBy(said: Said, teller: Teller): string {
  return typeof said === 'string' ? said : said(teller)
}

/** What tells one measure from another. */
export function keyOfMeasure(measure: Measure): string {
  return JSON.stringify(measure)
}
