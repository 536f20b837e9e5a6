import { expect, test } from 'vitest'
import type { Sources } from './rules.ts'
import { readSources } from './sources.ts'

/** A document by its path, and one or two of its sections; a comment may break the line anywhere. */
const CITATION = /docs\/[\w-]+\.md(?:, sections? (\d+)(?: and (\d+))?)?/g

/** Citations of what is not there: `file: the citation`. */
function missing(sources: Sources, docs: Sources): readonly string[] {
  return Object.entries(sources).flatMap(([path, source]) =>
    [...source.replace(/\s+(?:\*|\/\/)?\s*/g, ' ').matchAll(CITATION)].flatMap(([cited, ...sections]) => {
      const text = docs[cited.replace(/,.*/, '')]
      const found = sections.every((section) => section === undefined || text?.includes(`\n## ${section}`))
      return text !== undefined && found ? [] : [`${path}: ${cited}`]
    }),
  )
}

test('a document that is cited is there, with the section', () => {
  const docs = readSources(/\.md$/, 'docs')
  expect(missing(readSources(), docs)).toEqual([])
  // Of this file the citations are made up.
  expect(missing(readSources(/(?<!docs\.test)\.tsx?$/, 'test'), docs)).toEqual([])
})

test('a citation of nothing is found', () => {
  const sources = { 'src/a.ts': '/** (docs/a.md,\n * sections 1 and 3; docs/b.md) */\n// docs/a.md, section 1' }
  expect(missing(sources, { 'docs/a.md': '# A\n\n## 1. One\n' })).toEqual([
    'src/a.ts: docs/a.md, sections 1 and 3',
    'src/a.ts: docs/b.md',
  ])
})
