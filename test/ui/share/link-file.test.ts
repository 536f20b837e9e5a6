import { expect, test } from 'vitest'
import { readLessonFile } from '../../../src/share/lesson-file.ts'
import { readHash } from '../../../src/share/read-hash.ts'
import { linkFile } from '../../../src/ui/features/share/link-file.ts'

test('the file of a link has its run, its place, and what readers see', () => {
  const hash = '#v=2&W=1,2~3,4&lr=0.2&at=30:lr=0.1&t=40&scale=linear&ask=Why%3F&show=chart,output&controls=lr'
  const { shared, issues } = readHash(hash)
  const { lesson, issues: inFile } = readLessonFile(linkFile(`https://example.org/${hash}`))
  expect([issues, inFile]).toEqual([[], []])
  expect(lesson?.cards).toEqual([{ run: shared.run, view: shared.view }])
})
