import { nameOf, VISIT } from '../tools/visit.mjs'
import { expect, test } from './fixture.ts'

test('a visit loads what its size is told of, and nothing else', async ({ context, page, playground }) => {
  const loaded = new Set<string>()
  context.on('request', (request) => {
    if (new URL(request.url()).pathname.includes('/assets/')) loaded.add(nameOf(new URL(request.url()).pathname))
  })
  await playground.open()
  await playground.press('run')
  await playground.expectPast(10)
  await expect(page.getByTestId('expected-curve')).toBeAttached()
  await page.waitForLoadState('networkidle')
  expect([...loaded].toSorted()).toEqual(['index', ...VISIT].toSorted())
})
