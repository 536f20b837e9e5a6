import { expect, test } from 'vitest'
import { circles } from './circles.ts'
import { readSources } from './sources.ts'

test('no imports go round in a circle, those of types neither', { timeout: 60_000 }, () => {
  expect(circles(readSources())).toEqual([])
})

test('a circle is found, whatever its length, and of whatever imports', () => {
  expect(circles({ 'src/a.ts': `import { a } from './a.ts'` })).toEqual(['src/a.ts -> src/a.ts'])
  expect(
    circles({
      'src/a.ts': `import { b } from './x/b.ts'`,
      'src/x/b.ts': `import type { C } from './c.ts'`,
      'src/x/c.ts': `export { a } from '../a.ts'`,
      'src/x/d.ts': `import { a } from '../a.ts'`,
    }),
  ).toEqual(['src/a.ts -> src/x/b.ts -> src/x/c.ts -> src/a.ts'])
})

test('each of two circles is named, the shortest way round', () => {
  expect(
    circles({
      'src/a.ts': `import { b } from './b.ts'\nimport { c } from './c.ts'`,
      'src/b.ts': `import { c } from './c.ts'`,
      'src/c.ts': `import type { A } from './a.ts'`,
      'src/d.ts': `import { e } from './e.ts'`,
      'src/e.ts': `type D = import('./d.ts').D`,
    }),
  ).toEqual([
    'src/a.ts -> src/c.ts -> src/a.ts',
    'src/b.ts -> src/c.ts -> src/a.ts -> src/b.ts',
    'src/d.ts -> src/e.ts -> src/d.ts',
  ])
})

test('what comes later goes round nothing, nor do two ways to the same file', () => {
  expect(
    circles({
      'src/a.ts': `const b = await import('./b.ts')\nimport { c } from './c.ts'\nimport { d } from './d.ts'`,
      'src/b.ts': `import { a } from './a.ts'\nnew Worker(new URL('./b.ts', import.meta.url))`,
      'src/c.ts': `import { d } from './d.ts'\nimport 'react'`,
      'src/d.ts': '',
    }),
  ).toEqual([])
})
