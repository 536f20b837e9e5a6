import { describe, expect, test } from 'vitest'
import { hooked, type Sources, violations } from './rules.ts'
import { readSources } from './sources.ts'

test('src keeps to the rules', { timeout: 60_000 }, () => {
  const sources = readSources()
  expect(Object.keys(sources)).toContain('src/main.tsx')
  expect(violations(sources)).toEqual([])
})

test('no style sheet stands on the hooks of tests', () => {
  const sheets = Object.entries(readSources(/\.css$/))
  expect(sheets.length).toBeGreaterThan(10)
  expect(sheets.flatMap(([path, source]) => hooked(path, source))).toEqual([])
  expect(hooked('a.css', ".a ~ [data-testid='chart'] {}")).toEqual([expect.stringContaining('a.css: looks for')])
})

/** Files that break a rule, and a word of the complaint there must be about each. */
const BAD: readonly (readonly [path: string, source: string, complaint: string])[] = [
  ['src/torch/a.ts', `import { x } from '../training/b.ts'`, 'src/training/b.ts (a room'],
  ['src/torch/a.ts', `import type { X } from '../experiment/b.ts'`, 'type import of src/experiment/b.ts'],
  ['src/experiment/a.ts', `export { x } from '../store/b.ts'`, 'src/store/b.ts'],
  ['src/experiment/a.ts', `export * from '../ui/b.ts'`, 'src/ui/b.ts'],
  ['src/training/a.ts', `const b = await import('../engine/b.ts')`, 'dynamic import of src/engine/b.ts'],
  ['src/training/a.ts', `type B = import('../engine/b.ts').B`, 'type import of src/engine/b.ts'],
  ['src/engine/a.ts', `import { x } from '../share/b.ts'`, 'src/share/b.ts'],
  ['src/engine/a.ts', `import { x } from '../theory/b.ts'`, 'src/theory/b.ts'],
  ['src/share/a.ts', `import '../export/b.ts'`, 'src/export/b.ts'],
  ['src/store/a.ts', `import { App } from '../ui/App.tsx'`, 'src/ui/App.tsx'],
  ['src/store/a.ts', `import { en } from '../i18n/en.ts'`, 'src/i18n/en.ts'],
  ['src/i18n/a.ts', `import { x } from '../store/b.ts'`, 'src/store/b.ts'],
  ['src/i18n/a.ts', `import { x } from 'anything'`, 'i18n imports no package'],
  ['src/ui/a.tsx', `import { start } from '../main.tsx'`, 'src/main.tsx'],
  ['src/ui/a.tsx', `import { x } from '../../test/b.ts'`, 'test/b.ts'],
  ['src/engine/a.ts', `import { useState } from 'react'`, 'import of react (a package'],
  ['src/training/a.ts', `import { createStore } from 'zustand/vanilla'`, 'import of zustand/vanilla'],
  ['src/torch/a.ts', `import { scaleLog } from 'd3-scale'`, 'import of d3-scale (a package'],
  ['src/ui/a.tsx', `import { x } from 'not-in-the-table'`, 'import of not-in-the-table (a package'],
  ['src/ui/a.tsx', `import type { X } from '@scope/package/part'`, 'type import of @scope/package/part (a package'],
  ['src/ui/widgets/a.tsx', `import { store } from '../../store/b.ts'`, 'a widget knows no store'],
  ['src/ui/widgets/a.tsx', `import { F } from '../features/setup/F.tsx'`, 'a widget knows no store and no feature'],
  ['src/ui/features/chart/a.tsx', `import { B } from '../setup/B.tsx'`, 'no other feature'],
  ['src/ui/a.tsx', `import worker from '../worker.ts?worker'`, 'a worker is reached only'],
  ['src/engine/worker/session.ts', `import '../../worker.ts'`, 'a worker is reached only'],
  ['src/engine/worker/session.ts', `new URL('../../worker.ts', import.meta.url)`, 'a worker is reached only'],
  ['src/ui/a.tsx', `import { problemOf } from '../theory/problem.ts'`, 'only types of what runs in workers'],
  ['src/store/a.ts', `const d = await import('../theory/questions/desk.ts')`, 'only types of what runs in workers'],
  ['src/ui/a.tsx', `import { sgd } from '../torch/optim/sgd.ts'`, 'only types of what runs in workers'],
  ['src/ui/a.tsx', `import { Session } from '../engine/worker/session.ts'`, 'only types of what runs in workers'],
  ['src/ui/a.tsx', `new URL('../worker.ts', import.meta.url)`, 'a worker is reached only'],
  ['src/store/a.ts', `window.location.reload()`, 'uses location'],
  ['src/store/a.ts', `globalThis['history'].back()`, 'uses history'],
  ['src/ui/a.tsx', `const { hash } = location`, 'uses location'],
  ['src/ui/a.tsx', `history.replaceState(null, '', '#a')`, 'uses history'],
  ['src/ui/a.tsx', `const env = { location }`, 'uses location'],
  ['src/ui/a.tsx', `export default function A() { return <p /> }`, 'default export'],
  ['src/ui/a.tsx', `const a = 1\nexport { a as default }`, 'default export'],
  ['src/ui/a.tsx', 'box.querySelector(`[data-testid="a"]`)', 'looks for a data-testid'],
  ['src/ui/a.tsx', `a.dataset.testid === 'b'`, 'looks for a data-testid'],
  ['src/ui/a.tsx', `const name = './b.ts'\nawait import(name)`, 'imports must be checkable'],
  ['src/ui/a.tsx', `import.meta.glob('./*.ts')`, 'imports must be checkable'],
  ['src/helpers/a.ts', `export const a = 1`, 'a room that is not in the table'],
]

const GOOD: Sources = {
  'src/main.tsx': `import { App } from './ui/App.tsx'\nimport { en } from './i18n/en.ts'\nimport './ui/theme.css'`,
  'src/training/a.ts': `import { x } from '../torch/b.ts'\nimport { y } from '../experiment/c.ts'\nimport { z } from './d.ts'`,
  'src/workers.ts': `new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })`,
  'src/engine/worker/engine-worker.ts': `import { History } from './history.ts'\nconst history = new History()\nhistory.push(1)`,
  'src/engine/worker/history.ts': `export type View = { history: number }\nexport const read = (view: View) => view.history`,
  'src/store/services/theory-client.ts': `import type { Asked } from '../../theory/questions/questions.ts'`,
  'src/share/location.ts': `export const hash = () => window.location.hash\nhistory.replaceState(null, '', '#')`,
  'src/store/a.ts': `import type { Language } from '../i18n/index.ts'\nimport { type Key } from '../i18n/en.ts'`,
  'src/ui/App.tsx': `const Chart = lazy(() => import('./features/chart/Chart.tsx'))`,
  'src/ui/features/chart/Chart.tsx': `import { Field } from '../../widgets/Field.tsx'\nimport { a } from './axis.ts'`,
  'src/ui/widgets/Field.tsx': `import { useState } from 'react'\nimport s from './Field.module.css'`,
}

describe('the rules themselves', () => {
  test.each(BAD)('name %s with %j', (path, source, complaint) => {
    const found = violations({ [path]: source })
    expect(found.join('\n')).toContain(complaint)
    for (const line of found) expect(line.startsWith(`${path}: `)).toBe(true)
  })

  test('are content with what is allowed', () => {
    expect(violations(GOOD)).toEqual([])
  })
})
