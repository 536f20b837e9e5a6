import { describe, expect, it } from 'vitest'
import { writeHash } from '../../src/share/codec.ts'
import { readAddress } from '../../src/share/read-address.ts'

/** The hash that is shown, and the keys that leave the query for it; null where they stay. */
function read(hash: string, search: string) {
  const { shared, issues, rewrite } = readAddress(hash, search)
  return { hash: writeHash(shared), moved: rewrite ?? null, issues: issues.map(({ problem }) => problem.code) }
}

describe('settings in the query', () => {
  it.each([
    ['', '?lang=en&v=2&lr=0.1&batch_size=8', '#v=2&lr=0.1&batch_size=8', ['v', 'lr', 'batch_size']],
    ['#', '?W=1,2%3B3,4&embed=1', '#v=2&W=1,2~3,4&torch=1.13', ['W']],
    ['', '?v=2&amp;lr=0.1&amp;at=5:lr=0.2', '#v=2&lr=0.1&at=5:lr=0.2', ['v', 'amp;lr', 'amp;at']],
    ['#top', '?lr=0.1', '#v=2&lr=0.1&torch=1.13&top', ['lr']],
    ['', '?utm_source=x&seed=3&fbclid=y', '#v=2&seed=3&torch=1.13', ['seed']],
    ['', '?lesson=tutorial.2', '#v=2&lesson=tutorial.2', ['lesson']],
  ])('%j with %s is %s', (hash, search, expected, moved) => {
    expect(read(hash, search)).toMatchObject({ hash: expected, moved })
  })

  it.each([
    // The hash has some.
    ['#v=2&lr=0.2', '?lr=0.1', '#v=2&lr=0.2'],
    ['#seed=3', '?lr=0.1', '#v=2&seed=3&torch=1.13'],
    // Nobody’s, or anybody’s.
    ['', '?lang=zh&theme=dark', '#v=2'],
    ['', '?v=20240131', '#v=2'],
    ['', '?t=1700000000&x=7&title=a', '#v=2'],
    ['', '', '#v=2'],
  ])('%j with %j is %s: they stay where they are', (hash, search, expected) => {
    expect(read(hash, search)).toEqual({ hash: expected, moved: null, issues: [] })
  })

  it('are named where they are bad, and move all the same', () => {
    expect(read('', '?lr=fast&seed=4')).toEqual({
      hash: '#v=2&seed=4&torch=1.13',
      moved: ['lr', 'seed'],
      issues: ['notANumber'],
    })
  })

  it('may be a sealed link', () => {
    expect(read('', '?len=10&v=2&lr=0.1&end=10')).toMatchObject({ hash: '#v=2&lr=0.1', issues: [] })
    expect(read('', '?len=10&v=2&lr=0').issues).toEqual(['cut'])
  })
})
