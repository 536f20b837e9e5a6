import { expect, test } from 'vitest'
import { type HistoryView, LossHistory } from '../../../src/engine/worker/loss-history.ts'
import type { Run } from '../../../src/experiment/config.ts'
import { presets } from '../../../src/experiment/presets.ts'
import { type LossLook, type LossPicture, lossSvg } from '../../../src/ui/features/export/loss-svg.ts'

const look: LossLook = {
  surface: 'white',
  text: 'black',
  muted: 'gray',
  line: 'silver',
  edge: 'dimgray',
  accent: 'blue',
  danger: 'red',
  font: '"A & B"',
  words: { title: 'Loss', batch: 'batch', full: 'full', expected: 'expected', floor: 'floor' },
}

function historyOf(losses: readonly number[], initialFull = 1): HistoryView {
  const history = new LossHistory(initialFull)
  for (const loss of losses) history.record(loss)
  return history.view(300)
}

function pictureOf(losses: readonly number[], more: Partial<LossPicture> = {}): LossPicture {
  const run: Run = { config: presets.tutorial.config, changes: [] }
  return { run, history: historyOf(losses), kind: 'log', last: losses.length, pinned: [], expected: null, ...more }
}

/** The `d` of the path that is drawn in a colour. */
function pathIn(svg: string, color: string): string {
  return new RegExp(`<path d="([^"]*)" stroke="${color}"`).exec(svg)?.[1] ?? ''
}

test('the losses lie where their scales say', () => {
  const svg = lossSvg(pictureOf([1, 0.1, 0.01, 0.1]), look)
  // 704 pixels from 60 for four iterations, two decades on 356 from 44.
  expect(pathIn(svg, 'blue')).toBe('M236.0 44.0L412.0 222.0L588.0 400.0L764.0 222.0')
  expect(svg).toMatch(/^<svg xmlns="[^"]*" width="800" height="440" .* font-family="&quot;A &amp; B&quot;"/)
  for (const label of ['1e\u22122', '1e\u22121', '1e0', '0', '4']) expect(svg).toContain(`>${label}</text>`)
})

test('what is no number is a gap, on a rail, or marked; nothing in the picture is NaN', () => {
  const losses = [1, 1, Number.NaN, 1, Number.POSITIVE_INFINITY, 0]
  for (const kind of ['log', 'linear'] as const) {
    const svg = lossSvg(pictureOf(losses, { kind }), look)
    expect(pathIn(svg, 'blue').match(/M/g)).toHaveLength(2)
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
    expect(svg).toContain('>nan</text>')
    expect(svg).toContain('>inf</text>')
  }
})

test('live changes, pinned runs and the expected loss are in it', () => {
  const { config } = presets.tutorial
  const run: Run = { config, changes: [{ iteration: 2, key: 'lr', value: 0.05 }] }
  const pinned = [
    { number: 1, history: historyOf([1, 0.5, 0.25, 0.1]), color: 'green', dash: '2 2' },
    { number: 2, history: historyOf([1, 0.5, 0.25, 0.1]), color: 'olive', dash: '7 2' },
  ]
  const losses = Float64Array.of(1, 0.1, 0.01)
  const course = { exactUntil: 5, expected: losses, ofMeanWeight: losses, reason: null }
  const expected = {
    type: 'course',
    run,
    iterations: [0, 2, 4],
    course: { ok: true, value: course },
    floor: 0.1,
  } as const
  const svg = lossSvg(pictureOf([1, 0.1, 0.01, 0.1], { run, pinned, expected }), look)
  expect(svg).toContain('>lr 0.01 → 0.05</text>')
  expect(pathIn(svg, 'green')).toBe(pathIn(svg, 'olive'))
  const places = [...svg.matchAll(/y="([\d.]+)" font-weight="600" fill="(?:green|olive)"/g)].map(([, y]) => Number(y))
  expect(Math.abs((places[0] ?? 0) - (places[1] ?? 0))).toBeGreaterThanOrEqual(12)
  expect(pathIn(svg, 'gray')).toBe('M60.0 44.0L412.0 222.0L764.0 400.0')
  expect(svg).toContain('>floor</text>')
  expect(svg).toContain('- - expected')
  expect(lossSvg(pictureOf([1]), look)).not.toContain('expected')
})
