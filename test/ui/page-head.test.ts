import { expect, test } from 'vitest'
import { presets } from '../../src/experiment/presets.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { titleOf } from '../../src/ui/features/page-head/page-head.ts'
import { pageHeadText } from '../../src/ui/features/page-head/text.ts'

const { en, zh } = pageHeadText

/** The title of the page that a link opens. */
const titled = (hash: string, text = en, own = '') => titleOf(readHash(hash).shared.run, own, text)

test('a page is called by what differs from the tutorial', () => {
  expect(titleOf(presets.tutorial, '', en)).toBe('SGD Playground: watch gradient descent find a hidden matrix')
  expect(titled('#v=2&lr=2&batch_size=1')).toBe('lr 2, batch 1 · SGD Playground')
  expect(titled('#v=2&lr=2&batch_size=1', zh)).toBe('lr 2，batch 1 · SGD Playground')
  expect(titled('#v=2&W=1,2,3;4,5,6&optimizer=adam')).toBe('W 2 × 3, optimizer Adam · SGD Playground')
  expect(titled('#v=2&lr=2&at=10:lr=1')).toBe('lr 2, 1 live change · SGD Playground')
})

test('it is short where much differs, and a teacher’s own title counts more', () => {
  const hash = '#v=2&seed=1&noise=0.1&lr=2&batch_size=1&iterations=300'
  expect(titled(hash)).toMatch(/^noise 0\.1, seed 1, [\w. ]+, 2 more · SGD Playground$/)
  expect(titled(hash, zh)).toMatch(/，另有 2 项 · SGD Playground$/)
  expect(titled(hash, en, 'Too large a step')).toBe('Too large a step · SGD Playground')
})
