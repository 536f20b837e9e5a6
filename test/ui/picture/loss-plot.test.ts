import { expect, test } from 'vitest'
import { type HistoryView, LossHistory } from '../../../src/engine/worker/loss-history.ts'
import type { Run } from '../../../src/experiment/config.ts'
import { presets } from '../../../src/experiment/presets.ts'
import { type LossData, lossPlot } from '../../../src/ui/features/chart/loss-plot.ts'
import { papers } from '../../../src/ui/picture/paper.ts'
import { plotBody } from '../../../src/ui/picture/plot-body.ts'
import { svgRoot, svgText } from '../../../src/ui/picture/svg.ts'
import { misplaced, placedTexts } from './placed-texts.ts'

const words = { iteration: 'iteration', loss: 'loss', floor: 'floor' }
const paper = { ...papers.light, accent: 'blue', muted: 'gray' }

function historyOf(losses: readonly number[], initialFull = 1): HistoryView {
  const history = new LossHistory(initialFull)
  for (const loss of losses) history.record(loss)
  return history.view(300)
}

function dataOf(losses: readonly number[], more: Partial<LossData> = {}): LossData {
  const run: Run = { config: presets.tutorial.config, changes: [] }
  return { run, history: historyOf(losses), kind: 'log', last: losses.length, pinned: [], expected: null, ...more }
}

/** The picture, 800 pixels wide. */
function drawn(data: LossData) {
  const { nodes, height } = plotBody(lossPlot(data, words, 400)).drawn(800, paper)
  return svgRoot(800, height, {}, ...nodes)
}

/** The points of the path that is drawn in a colour. */
function pathIn(data: LossData, color: string): readonly (readonly [number, number])[] {
  const d = new RegExp(`<path d="([^"]*)" stroke="${color}"`).exec(svgText(drawn(data)))?.[1] ?? ''
  return [...d.matchAll(/[ML](\S+?) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
}

test('the losses lie where their scales say, and the axes are labelled', () => {
  const data = dataOf([1, 0.1, 0.01, 0.1])
  const texts = placedTexts(drawn(data))
  const middle = (label: string) => {
    const found = texts.find(({ text }) => text === label)
    return found === undefined ? [] : [(found.left + found.right) / 2, (found.top + found.bottom) / 2]
  }
  const points = pathIn(data, 'blue')
  expect(points).toHaveLength(4)
  for (const [i, label] of ['1e0', '1e\u22121', '1e\u22122', '1e\u22121'].entries()) {
    expect(points[i]?.[1]).toBeCloseTo(middle(label)[1] ?? 0, -1)
    expect(points[i]?.[0]).toBeCloseTo(middle(String(i + 1))[0] ?? 0, -1)
  }
  expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(['iteration', 'loss', '0', '4']))
  expect(misplaced(drawn(data))).toEqual([])
})

test('what is no number is a gap, on a rail, or marked; nothing in the picture is NaN', () => {
  const losses = [1, 1, Number.NaN, 1, Number.POSITIVE_INFINITY, 0]
  for (const kind of ['log', 'linear'] as const) {
    const svg = svgText(drawn(dataOf(losses, { kind })))
    expect(/<path d="([^"]*)" stroke="blue"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2)
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
    expect(svg).toContain('>nan</text>')
    expect(svg).toContain('>inf</text>')
  }
})

test('live changes, pinned runs and the predicted loss are in it', () => {
  const { config } = presets.tutorial
  const run: Run = { config, changes: [{ iteration: 2, key: 'lr', value: 0.05 }] }
  const pinned = [
    { number: 1, history: historyOf([1, 0.5, 0.25, 0.1]), look: { color: 'green', dash: '2 2' } },
    { number: 2, history: historyOf([1, 0.5, 0.25, 0.1]), look: { color: 'olive', dash: '7 2' } },
  ]
  const losses = Float64Array.of(1, 0.1, 0.01)
  const course = { exactUntil: 5, expected: losses, ofMeanWeight: losses, reason: null }
  const iterations = [0, 2, 4]
  const expected = { type: 'course', run, iterations, course: { ok: true, value: course }, floor: 0.1 } as const
  const data = dataOf([1, 0.1, 0.01, 0.1], { run, pinned, expected })
  const texts = placedTexts(drawn(data))
  expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(['lr 0.01 → 0.05', 'floor', '1', '2']))
  expect(pathIn(data, 'green')).toEqual(pathIn(data, 'olive'))
  expect(misplaced(drawn(data))).toEqual([])
  const [first, , last] = pathIn(data, 'gray')
  expect((last?.[1] ?? 0) - (first?.[1] ?? 0)).toBeGreaterThan(300)
})

test('before the run has begun the axis holds what is predicted', () => {
  const run = presets.tutorial
  const losses = Float64Array.of(1, 1e-4, 1e-8)
  const course = { exactUntil: 5, expected: losses, ofMeanWeight: losses, reason: null }
  const expected = {
    type: 'course',
    run,
    iterations: [0, 2, 4],
    course: { ok: true, value: course },
    floor: null,
  } as const
  const data = dataOf([], { last: 4, expected })
  expect(placedTexts(drawn(data)).map(({ text }) => text)).toContain('1e\u22128')
})
