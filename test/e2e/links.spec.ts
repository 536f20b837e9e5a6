import { DATA_PRESET_IDS, PRESET_IDS } from '../../src/experiment/presets.ts'
import { type OracleConfig, toRun } from '../goldens/config.ts'
import { RUN_FILES, runs } from '../goldens/load.ts'
import { replay } from '../goldens/replay.ts'
import { expect, test } from './fixture.ts'
import { linkTo } from './link.ts'

/** How many runs of each file are opened. */
const LINKS_OF_A_FILE = 3

/** In how many tabs. */
const TABS = 4

/**
 * Runs of the real PyTorch that the page can describe (at most 64 columns): some of each file from its whole length, as the
 * trainer is held against all of them.
 */
const GOLDENS = RUN_FILES.map((file) => {
  const all = runs(file).filter(({ config }) => (config.W?.[0]?.length ?? 0) <= 64)
  const stride = all.length / LINKS_OF_A_FILE
  return { file, cases: all.filter((_, i) => Math.floor(i / stride) !== Math.floor((i - 1) / stride)) }
})

/**
 * Whether something of a config does not count, so that a link with it is told so: a change that would never be made, or the
 * argument of the other way to clip.
 */
function isTold(config: OracleConfig): boolean {
  const { iterations = 5000, at = [] } = config
  const other = config.clip_grad === 'value' ? 'max_norm' : 'clip_value'
  return other in config || at.some(([iteration]) => iteration >= iterations)
}

test.describe('whoever opens a link sees what PyTorch printed', () => {
  // In one tab, one link after the other: as in a seminar, and a page load for each would take minutes.
  for (let tab = 0; tab < TABS; tab++) {
    const opened = GOLDENS.filter((_, i) => i % TABS === tab)
    test(`${LINKS_OF_A_FILE} links each of ${opened.map(({ file }) => file).join(', ')}`, async ({ playground }) => {
      // With a link, so that what reads the next ones is there, and the run that is idle is theirs.
      await playground.open('#v=2&iterations=1')
      await playground.press('finish')
      await playground.expectStatus('finished')
      for (const { file, cases } of opened) {
        expect(cases, file).toHaveLength(LINKS_OF_A_FILE)
        for (const { config, transcript } of cases) {
          await test.step(`${config.id} of ${file}`, async () => {
            await playground.visit(linkTo(config))
            await playground.expectStatus('idle')
            await playground.page.keyboard.press('f')
            await playground.expectTranscript(transcript)
            await expect(playground.issues).toBeVisible({ visible: isTold(config) })
          })
        }
      }
    })
  }

  test('loaded anew: a long run with five-digit epochs', async ({ playground }) => {
    const golden = runs('runs.json').find(({ config }) => config.id === 'epoch5digits')
    await playground.open(linkTo(golden?.config ?? {}))
    await playground.press('finish')
    await playground.expectTranscript(golden?.transcript ?? [])
  })
})

test.describe('links that are in no golden print what the trainer computes', () => {
  const W = Array.from({ length: 40 }, (_, row) => Array.from({ length: 40 }, (_, column) => (row - column) / 40))
  const cases: readonly (OracleConfig & { readonly id: string })[] = [
    { id: '40 x 40, summarised', W, iterations: 30, log_every: 7, batch_size: 20, seed: 9_007_199_254_740_991 },
    { id: '64 x 1, every iteration a line', W: W.map(([first = 0]) => [first]), iterations: 23, log_every: 1 },
    { id: 'three moments of change', iterations: 700, log_every: 70, bias: true, true_bias: [1, -2], at: live(W) },
    { id: 'a single iteration', iterations: 1, log_every: 3, x: 'randn', noise: 2.5, seed: -1, np_seed: 4294967295 },
    { id: 'one sample', num_samples: 1, batch_size: 1, iterations: 20, log_every: 5, lr: 1e-7 },
  ]
  test('each of them', async ({ playground }) => {
    await playground.open()
    for (const config of cases) {
      await test.step(config.id, async () => {
        await playground.visit(linkTo(config))
        await playground.press('finish')
        await playground.expectStatus('finished')
        await playground.expectTranscript(replay(toRun(config)).transcript)
      })
    }
  })

  function live(from: readonly (readonly number[])[]): NonNullable<OracleConfig['at']> {
    const target = [0, 1, 2].map((row) => [from[row]?.[7] ?? 0, from[row]?.[30] ?? 0])
    return [
      [0, { lr: 0.2 }],
      [123, { W: target, batch_size: 33 }],
      [699, { lr: 0 }],
    ]
  }
})

test('the address is canonical: v first, defaults left out, the table’s order', async ({ playground }) => {
  await playground.open('#lr=0.02&batch_size=4&W=0.3,0.4;0.5,0.6;0.60,2e-1&seed=7&v=2')
  await playground.iterate()
  await playground.expectHash('#v=2&seed=7&lr=0.02&t=1')
  await playground.press('reset')
  await playground.expectHash('#v=2&seed=7&lr=0.02')
  await playground.page.getByTestId('scale-linear').click()
  await playground.expectHash('#v=2&seed=7&lr=0.02&scale=linear')
  await playground.type('lr', '0.01')
  await playground.type('seed', '0')
  await playground.expectHash('#v=2&scale=linear')
})

test('while a run is under way the address stays still', async ({ playground }) => {
  await playground.open()
  await playground.press('run')
  await playground.expectPast(50)
  const before = playground.hash()
  await playground.expectPast(1000)
  expect([before, playground.hash()]).toEqual(['#v=2', '#v=2'])
  await playground.press('run')
  await playground.expectStatus('paused')
  await playground.expectHash(`#v=2&t=${await playground.iteration()}`)
})

test('a link pasted into the open tab works at once, and Back returns', async ({ page, playground }) => {
  await playground.open('#v=2&lr=0.5')
  await playground.visit('#v=2&lr=0.25&seed=3')
  await expect(playground.field('lr')).toHaveValue('0.25')
  await expect(playground.field('seed')).toHaveValue('3')
  await page.goBack()
  await expect(playground.field('lr')).toHaveValue('0.5')

  await playground.press('examples')
  await page.getByRole('link', { name: /full batch/i }).click()
  await expect(playground.field('batch_size')).toHaveValue('100')
  await playground.expectHash('#v=2&lr=0.1&batch_size=100&lesson=example-full.1')
  await playground.press('finish')
  await playground.expectStatus('finished')
  await page.goBack()
  await expect(playground.field('lr')).toHaveValue('0.5')
  await expect(playground.field('batch_size')).toHaveValue('4')
  await playground.expectStatus('idle')
  await page.goForward()
  await expect(playground.field('batch_size')).toHaveValue('100')
})

test('away in the midst of a run, and back: it stands where it was left', async ({ page, playground }) => {
  await playground.open('#v=2&iterations=1000000')
  await playground.press('run')
  await playground.expectPast(50)
  await page.goto('about:blank')
  await page.goBack()
  await playground.expectStatus('paused')
  await playground.expectPast(50)
})

test('the examples open with their names and run to the end', async ({ page, playground }) => {
  await playground.open()
  await playground.press('examples')
  const links = page.locator('a[data-testid^=example-]')
  await expect(links).toHaveCount(PRESET_IDS.length + DATA_PRESET_IDS.length)
  const examples = await links.evaluateAll((all) =>
    all.map((link) => ({ name: link.getAttribute('data-testid'), hash: link.getAttribute('href') ?? '' })),
  )
  await page.keyboard.press('Escape')
  await expect(links.first()).toBeHidden()
  // By their links, as a click opens them: the menu that each is chosen from is the same.
  for (const { name, hash } of examples) {
    await playground.visit(hash)
    await expect(page.getByTestId('card')).toHaveAttribute('data-card', `${name}.1`)
    await playground.expectStatus('idle')
    await playground.press('finish')
    await playground.expectStatus('finished')
    await expect(playground.issues).toBeHidden()
  }
})

test('t opens there, paused, with the changes up to it made', async ({ page, playground }) => {
  await playground.open('#v=2&at=1200:lr=0.1&at=1500:batch_size=9&t=1300')
  await playground.expectStatus('paused')
  await playground.expectIteration(1300)
  await expect(playground.field('lr')).toHaveValue('0.1')
  await expect(playground.field('batch_size')).toHaveValue('4')
  await expect(page.getByText('1 live change is scheduled')).toBeVisible()
  await playground.press('run')
  await playground.expectPast(1500)
  await expect(playground.field('batch_size')).toHaveValue('9')
})

test('a t that is far away costs nothing before Run, which stops there', async ({ page, playground }) => {
  await playground.open('#v=2&iterations=100000000&t=400000')
  await playground.expectStatus('idle')
  await expect(page.getByText('This link stops at iteration 400,000')).toBeVisible()
  await playground.setSpeed(60)
  await playground.press('run')
  await playground.expectStatus('paused')
  await playground.expectIteration(400_000)
  await playground.press('run')
  await playground.expectPast(400_000)
})

test('what is not known is named and kept, what is bad is named and replaced', async ({ playground }) => {
  await playground.open('#v=2&lr=fast&betas=.5,.5&colour=red&seed=5&batch_size=1000&at=7:x=randn&t=9999&W=1,2;3')
  for (const text of ['lr=fast', 'betas=.5,.5', 'colour=red', 'batch_size=1000', 'at=7:x=randn', 't=9999', 'W=1,2;3']) {
    await expect(playground.issues).toContainText(text)
  }
  await expect(playground.field('lr')).toHaveValue('0.01')
  await expect(playground.field('seed')).toHaveValue('5')
  await playground.issues.getByRole('button').click()
  await expect(playground.issues).toBeHidden()
  await playground.type('seed', '6')
  await playground.expectHash('#v=2&seed=6&colour=red')
})

const HOSTILE = {
  'a prototype': '#__proto__=1&constructor=2&toString=3&v=2&at=1:__proto__=2',
  'broken escapes': '#v=2&lr=%E0%A4%A&W=%zz&%ff=%',
  markup: '#v=2&seed=<img src=x onerror=alert(1)>&<script>=1',
  'numbers beyond all': '#v=2&lr=1e999&seed=1e400&iterations=-1&W=1e39,nan;inf,1&num_samples=1e9&noise=-0.1',
  'two hundred and one changes': `#v=2&${Array.from({ length: 201 }, (_, i) => `at=${i}:lr=0.${i + 1}`).join('&')}`,
  'a megabyte and more': `#v=2&W=${'1,'.repeat(900_000)}`,
  'ten thousand strangers': `#v=2&${Array.from({ length: 10_000 }, (_, i) => `k${i}=1`).join('&')}`,
}
test('hostile links leave a page that says so and works', async ({ page, playground }) => {
  for (const [name, hash] of Object.entries(HOSTILE)) {
    await test.step(name, async () => {
      await page.goto('about:blank')
      await playground.open(hash)
      await expect(playground.issues).toBeVisible()
      await playground.iterate()
      await playground.expectIteration(1)
    })
  }
})

test('what was done to a link on its way is undone and said once; where it was cut is said; settings leave the query', async ({
  page,
  playground,
}) => {
  await playground.open('', '?lang=zh-CN&v=2&lr=0.1&batch_size=8')
  expect(new URL(page.url()).hash).toBe('#v=2&lr=0.1&batch_size=8')
  expect(new URL(page.url()).search).toBe('?lang=zh-CN')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(playground.issues).toHaveCount(0)

  await playground.visit('#len=33&amp;v=2&amp;W=1,2~3,4&amp;np\\_seed=3&amp;lr=0.5&amp;end=33，大家看')
  await expect(playground.issues.getByRole('listitem')).toHaveText(['链接在传递途中被程序改动过，已按原意读取。'])
  await playground.expectHash('#v=2&W=1,2~3,4&np_seed=3&lr=0.5')
  await page.reload()
  await expect(playground.field('lr')).toHaveValue('0.5')
  await expect(playground.issues).toHaveCount(0)

  await playground.visit('#len=33&v=2&W=1,2~3,4&np_seed=3&lr=0')
  await expect(playground.issues).toContainText('被截断')
  await expect(playground.issues).toContainText('lr')
  await expect(playground.field('np_seed')).toHaveValue('3')
})

test('three megabytes set from a script are not read, and the page goes on', async ({ playground }) => {
  await playground.open('#v=2&lr=0.2')
  await playground.visit(`#v=2&lr=${'9'.repeat(3 * 1024 * 1024)}`)
  await playground.iterate()
  await playground.expectIteration(1)
  await playground.visit('#v=2&lr=0.3')
  await expect(playground.field('lr')).toHaveValue('0.3')
})

test('the query says how the page looks, and what the reader chooses counts more', async ({ page, playground }) => {
  await playground.open('#v=2&lr=0.2', '?lang=zh&theme=dark')
  const html = page.locator('html')
  await expect(html).toHaveAttribute('lang', 'zh-CN')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(playground.button('run')).toHaveText('运行')
  await playground.press('lang', 'theme')
  await expect(playground.button('run')).toHaveText('Run')
  await expect(html).toHaveAttribute('data-theme', 'light')
  await expect.poll(() => page.url()).toMatch(/sgd\/#v=2&lr=0.2$/)
  await page.reload()
  await expect(html).toHaveAttribute('lang', 'en')
})

test('embedded there is what moves, and the way to the whole', async ({ page, playground }) => {
  await playground.open('#v=2&lr=0.2', '?embed=1')
  await expect(playground.button('share')).toHaveCount(0)
  await expect(playground.field('lr')).toHaveCount(0)
  await playground.press('finish')
  await playground.expectStatus('finished')
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Open in SGD Playground' }).click(),
  ])
  await expect(opened.getByTestId('field-lr')).toHaveValue('0.2')
  // At the moment that was on screen.
  expect(opened.url()).toMatch(/sgd\/#.*v=2&lr=0\.2&t=5000/)
})
