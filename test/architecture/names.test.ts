import { expect, test } from 'vitest'
import { homonyms, namesakes } from './names.ts'
import { readSources } from './sources.ts'

test('a file has its name for itself', () => {
  expect(namesakes(Object.keys(readSources()))).toEqual([])
})

test('files of one name are found, those for a part that several have are none', () => {
  const paths = [
    'src/a/lines.ts',
    'src/b/Lines.tsx',
    'src/b/lines.tsx',
    'src/a/text.ts',
    'src/b/text.ts',
    'src/texts.ts',
  ]
  expect(namesakes(paths)).toEqual(['lines: src/a/lines.ts, src/b/lines.tsx'])
})

test('an exported name means one thing', { timeout: 60_000 }, () => {
  expect(homonyms(readSources())).toEqual([])
})

test('homonyms are found among types, functions, classes and constants; overloads and what is passed on are none', () => {
  const sources = {
    'src/a.ts': `export type A = 1\nexport class B {}\nexport const c = 1, d = 2\nexport function e(): 1\nexport function e() {}`,
    'src/b.ts': `export interface A {}\nconst x = 1\nexport { x as B }\nexport async function c() {}\nfunction e() {}`,
    'src/c.ts': `export { d } from './a.ts'\nexport * from './b.ts'`,
  }
  expect(homonyms(sources)).toEqual(['A: src/a.ts, src/b.ts', 'B: src/a.ts, src/b.ts', 'c: src/a.ts, src/b.ts'])
})
