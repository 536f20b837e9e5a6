import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { FrameFeed } from '../../src/engine/page/frame-feed.ts'
import { en } from '../../src/i18n/en.ts'
import { loadMessages } from '../../src/i18n/messages.ts'
import { verdictText } from '../../src/i18n/verdict-text.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { createApp } from '../../src/store/app.ts'
import { AppContext } from '../../src/ui/context.ts'
import { QuickLr } from '../../src/ui/features/setup/QuickLr.tsx'
import { SetupPanel } from '../../src/ui/features/setup/SetupPanel.tsx'
import { LowerPanel } from '../../src/ui/LowerPanel.tsx'
import { PANELS } from '../../src/ui/panels.ts'
import '../../src/ui/theme/base.css'
import '../../src/ui/theme/tokens.css'
import { workers } from '../../src/workers.ts'
import { FakeWorker } from '../engine/fake-worker.ts'
import { FakeAddress } from '../store/fake-address.ts'

/** What the theory knows of lr in this run: the safe limit, beyond which almost every run diverges, in how many iterations it halves. */
const TOLD = /2\.34|2\.79|halves|[Bb]est:|safe limit/

test('while a card asks, nothing on the page tells what the theory knows; then everything does', async () => {
  const hash = '#v=2&iterations=300'
  // A first loading may take so long that the page replaces the worker, which is silent meanwhile.
  let worker = new FakeWorker()
  const engine = () => {
    worker = new FakeWorker()
    return worker
  }
  const app = createApp({
    feed: new FrameFeed((paint) => paint()),
    workers: { ...workers, engine },
    address: new FakeAddress(hash),
    opened: readHash(hash),
    readLink: async (link) => readHash(link),
    storage: () => localStorage,
    drawSeed: () => 1,
    loadMessages,
    language: 'en',
    text: en,
    theme: 'light',
  })
  const work = () => {
    while (worker.hear() || worker.speak() || worker.work()) {}
  }
  const traced = () => {
    work()
    return app.feed.latest?.trajectory ?? null
  }
  const screen = await render(
    <AppContext value={app}>
      <div style={{ display: 'flex', flexDirection: 'column', width: 900, height: 500 }}>
        <LowerPanel />
      </div>
      <SetupPanel />
      <QuickLr />
    </AppContext>,
  )
  work()
  const open = (panel: 'sweep' | 'why' | 'weights') =>
    userEvent.click(screen.getByRole('tab', { name: PANELS[panel].title.en }))
  const zoned = () =>
    [...document.querySelectorAll('input[type=range]')].map((one) => one.getAttribute('aria-valuetext'))
  // By then the theory has been heard: what is told while a card asks is not what is not known yet.
  await expect.element(screen.getByTestId('lr-zones')).toBeInTheDocument()
  await expect.poll(zoned).toContainEqual(expect.stringContaining('slow'))

  for (const panel of ['sweep', 'why', 'weights'] as const) {
    await open(panel)
    if (panel === 'weights') {
      await expect.poll(traced, { timeout: 10_000 }).not.toBeNull()
      await userEvent.click(screen.getByTestId('path-directions'))
    }
    const view = screen.getByRole('tabpanel', { name: PANELS[panel].title.en })
    await expect.poll(() => view.element().textContent, { timeout: 20_000 }).toMatch(TOLD)
    app.store.setState({ asks: true })
    await expect.element(view).toHaveTextContent(verdictText.en.hidden)
    await expect.poll(() => document.body.textContent).not.toMatch(TOLD)
    await expect.poll(zoned).not.toContainEqual(expect.stringMatching(/slow|fast|diverge/))
    if (panel === 'sweep') await expect.element(screen.getByTestId('sweep')).toHaveAttribute('data-status', 'done')
    app.store.setState({ asks: false })
    await expect.poll(() => view.element().textContent).toMatch(TOLD)
  }
})
