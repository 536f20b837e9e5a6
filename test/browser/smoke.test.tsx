import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'

test('a component renders in a real browser', async () => {
  const screen = await render(<button type="button">Run</button>)
  await expect.element(screen.getByRole('button', { name: 'Run' })).toBeVisible()
})
