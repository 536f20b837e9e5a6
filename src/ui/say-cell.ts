import { writeFloat32 } from '../experiment/numbers.ts'
import type { CellStoryText } from '../i18n/cell-story-text.ts'
import type { CellStory, CellTerm } from '../theory/cell-story.ts'
import { formatCell } from './format.ts'
import { joinSentences } from './say.ts'

/** Half of the last of the four digits in which weights are printed: less is not seen. */
const PRINTED = 0.00005

/** Terms that are written out. */
const MOST_TERMS = 3

/** `0.4021 = 0.4 + 0.0022 (second slowest) − 0.0001 (slowest direction)`; null where the weight is its target as printed. */
export function cellSum({ learned, target, terms }: CellStory, text: CellStoryText): string | null {
  if (!Number.isFinite(learned) || Math.abs(learned - target) < PRINTED) return null
  const shown = terms.filter(({ value }) => Math.abs(value) >= PRINTED).slice(0, MOST_TERMS)
  const said = shown.map((term) => {
    const sign = term.value < 0 ? '\u2212' : '+'
    return `${sign} ${text.named(formatCell(Math.abs(term.value)), nameOf(term, text))}`
  })
  const told = shown.reduce((sum, { value }) => sum + rounded(value), target)
  const equals = Math.abs(told - rounded(learned)) < PRINTED ? '=' : '≈'
  return `${formatCell(learned)} ${equals} ${[plainTarget(target), ...said].join(' ')}`
}

/** Why a weight is what it is, and what would bring it home; before a run at its end. */
export function sayCell(story: CellStory, ahead: boolean, text: CellStoryText): string {
  if (!Number.isFinite(story.learned)) return ''
  const sum = cellSum(story, text)
  if (sum === null) return ahead ? '' : text.home(formatCell(story.learned), plainTarget(story.target))
  return joinSentences((ahead ? text.atEnd : text.now)(sum), sayHome(story, text))
}

/** What would bring a weight home. */
export function sayHome({ remedy, terms }: CellStory, text: CellStoryText): string {
  if (remedy?.type === 'run') return text.run(Number(remedy.iterations.toPrecision(3)))
  switch (remedy?.key) {
    case 'numSamples':
    case 'bias':
    case 'weightDecay':
    case 'batchSize':
      return text[remedy.key]
    default:
      return terms[0]?.kind === 'noise' || terms[0]?.kind === 'float32' ? text.lost : ''
  }
}

function nameOf(term: CellTerm, text: CellStoryText): string {
  if (term.kind !== 'direction') return text[term.kind]
  return text.directions[term.place] ?? text.direction(term.place + 1)
}

/** As it is printed. */
function rounded(value: number): number {
  return Number(value.toFixed(4))
}

/** A float32 in the fewest digits that say which it is, with its 0 before the point. */
export function plainTarget(target: number): string {
  return String(Number(writeFloat32(target))).replace('-', '\u2212')
}
