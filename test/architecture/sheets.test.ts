import { expect, test } from 'vitest'
import { readSources } from './sources.ts'

test('sizes are in rem, so that the letters that a reader chose in the browser count', () => {
  const sheets = Object.entries(readSources(/\.css$/))
  expect(sheets.length).toBeGreaterThan(20)
  expect(sheets.flatMap(([path, css]) => fixed(path, css))).toEqual([])
  expect(fixed('a.css', 'a { font-size: 12px }\n@media (max-width: 560px) {\n  margin: 3px 4px\n}')).toHaveLength(3)
  expect(
    fixed('a.css', 'a { border: 1px solid; box-shadow: 0 4px 16px; max(100%, 100% + (100vw - 1440px) / 280) }'),
  ).toEqual([])
})

/** Lengths in pixels that are more than a hairline; shadows and the size of the screen are measured in them. */
function fixed(path: string, css: string): readonly string[] {
  return css.split('\n').flatMap((line, i) => {
    if (line.includes('box-shadow') || line.includes('100vw') || line.includes('url(')) return []
    const found = [...line.matchAll(/(?<![\d.])(\d+(?:\.\d+)?)px/g)].filter(([, length]) => Number(length) > 3)
    const isType = /font(-size)?:[^;]*px/.test(line)
    return found.length > 0 || isType ? [`${path}:${i + 1}: ${line.trim()}`] : []
  })
}
