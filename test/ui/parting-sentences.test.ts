import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/experiment/config.ts'
import { CURRENT, defaults } from '../../src/experiment/defaults.ts'
import { tabulate } from '../../src/experiment/matrix.ts'
import { inRelease } from '../../src/experiment/other-releases.ts'
import type { ReleasePair } from '../../src/experiment/release-pairs.ts'
import { PartingSearch } from '../../src/training/parting.ts'
import { whyTheyDoNot, whyTheyPart } from '../../src/ui/features/pins/parting-sentences.ts'
import { partingText } from '../../src/ui/features/pins/parting-text.ts'

/** All that is said of a run, in one language. */
function said(values: Partial<Config>, language: 'en' | 'zh' = 'en'): string {
  const run = { config: { ...defaults[CURRENT], iterations: 300, ...values }, changes: [] }
  const pair: ReleasePair = [inRelease(run, '2'), inRelease(run, '1.13')]
  const search = new PartingSearch(pair)
  while (!search.isKnown) search.advance()
  const { parting } = search
  const text = partingText[language]
  const sentences = parting.first ? whyTheyPart(parting, pair, text) : whyTheyDoNot(pair, parting.iteration, text)
  return sentences.map((sentence) => sentence.text + (sentence.digits?.texts.join(' | ') ?? '')).join(' ')
}

const one = tabulate(1, 2, () => 0.5)

describe('why two releases part', () => {
  test('is the fusing, where both add in the order of the index', () => {
    const fused = 'PyTorch 1.13 adds them one by one and rounds each once, together with its sum (fused).'
    const rounded = 'PyTorch 2 adds them one by one and rounds each product before it is added.'
    expect(said({})).toBe(
      `y parts before the loop, in 38 of 200 elements; iteration 1 is the first in which that counts:0.288294971 | 0.288294941 It is a sum of 3 products. ${fused} ${rounded}`,
    )
    expect(said({ W: one })).toMatch(/^In iteration 1 a gradient of the weight parts first:.*a sum of 4 products\./)
  })

  test('is said of the order, too, where that is another', () => {
    // Zeros have no digits to part: so it is the predictions that do.
    const text = said({ W: tabulate(8, 3, () => 0), batchSize: 8, iterations: 20 })
    expect(text).toMatch(
      /^In iteration 1 a prediction parts first:.* It is a sum of 8 products\. PyTorch 1\.13 adds them one/,
    )
    expect(text).toMatch(/PyTorch 2 adds them in several partial sums and rounds .* in the difference here\.$/)
  })

  test('is lerp in a running mean, from the end that is nearer', () => {
    const adam = said({ W: one, batchSize: 1, optimizer: 'adam' })
    expect(adam).toContain(
      'exp_avg = β·exp_avg + (1 − β)·grad. PyTorch 2 takes lerp: exp_avg = exp_avg + (1 − β)·(grad',
    )
    const quick = said({ W: one, batchSize: 1, optimizer: 'adam', betas: [0.3, 0.999] })
    expect(quick).toContain('PyTorch 2 takes lerp: exp_avg = grad − β·(grad − exp_avg).')
    expect(said({ W: one, batchSize: 1, optimizer: 'rmsprop', centered: true }, 'zh')).toContain('滑动平均 grad_avg')
  })

  test('of a custom loss it is said that it is one release’s', () => {
    expect(said({ loss: 'custom' })).toContain('it was not held against PyTorch 2')
    expect(said({ loss: 'custom', W: one, batchSize: 1 }, 'zh')).toContain('尚未与 PyTorch 2 对照')
  })

  test('is nothing where no value parts', () => {
    expect(said({ W: one, batchSize: 1 })).toBe(
      'No value parts in all 300 iterations, not in a single bit. Every sum of products has one term here: there is nothing to add in another order, and nothing to fuse. What zero_grad() leaves, None or zeros, changes no digit.',
    )
    expect(said({ W: one, batchSize: 1, off: ['zero_grad'] }, 'zh')).not.toContain('zero_grad')
  })

  test('is told with what is not promised', () => {
    const wide = tabulate(32, 1, (r) => Math.sin(r))
    expect(said({ W: wide, iterations: 2 })).toContain('Above 31 rows of W')
  })
})
