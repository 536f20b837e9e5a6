import { afterEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { sealed } from '../../src/share/seal.ts'
import { AppContext } from '../../src/ui/context.ts'
import { HeaderParts } from '../../src/ui/HeaderParts.tsx'
import { FakePage } from '../store/fake-page.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** Share pressed on a page with `hash`, whose browser takes or refuses what is copied. */
async function pressed(hash: string, clipboard = true) {
  const page = new FakePage(hash)
  const written: string[] = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    if (!clipboard) throw new Error('refused')
    written.push(text)
  })
  vi.spyOn(document, 'execCommand').mockReturnValue(false)
  const screen = await render(
    <AppContext value={page.app}>
      <HeaderParts />
      <p style={{ position: 'fixed', left: 0, bottom: 0, margin: 0 }}>elsewhere</p>
    </AppContext>,
  )
  const share = screen.getByTestId('share')
  await share.click()
  const dialog = screen.getByRole('dialog', { name: 'Share this run' })
  await expect.element(dialog).toBeVisible()
  return { page, screen, share, dialog, written, field: screen.getByRole('textbox', { name: 'Link' }) }
}

test('one press copies and opens; Escape, the cross and a press outside close, and the focus returns', async () => {
  const { page, screen, share, dialog, field, written } = await pressed('#v=2&lr=0.2')
  expect(written).toEqual([page.app.link()])
  await expect.element(field).toHaveFocus()
  await expect.element(field).toHaveValue(page.app.link())
  await expect.element(screen.getByTestId('share-link-copy')).toHaveTextContent('Copied')
  const ways = [
    () => userEvent.keyboard('{Escape}'),
    () => screen.getByTestId('share-close').click(),
    () => screen.getByText('elsewhere').click(),
  ]
  for (const close of ways) {
    await close()
    await expect.element(dialog).not.toBeInTheDocument()
    await expect.element(share).toHaveFocus()
    await share.click()
    await expect.element(dialog).toBeVisible()
  }
  // Pressed once more while it is open, it copies once more and stays.
  await share.click()
  await expect.element(dialog).toBeVisible()
  expect(written).toHaveLength(5)
})

test('what is chosen is in every code, and each button copies what stands beside it', async () => {
  const { page, screen, written, field } = await pressed('#v=2&lr=0.2&t=30')
  const link = page.app.link()
  expect(link).toMatch(/&t=30&end=\d+$/)
  await screen.getByRole('button', { name: 'from the start' }).click()
  await screen.getByRole('combobox', { name: 'Language' }).selectOptions('zh')
  const given = link.replace(/#.*/, `?lang=zh${sealed('#v=2&lr=0.2')}`)
  await expect.element(field).toHaveValue(given)
  await expect.element(screen.getByTestId('share-link-copy')).toHaveTextContent('Copy')
  await screen.getByTestId('share-link-copy').click()
  await expect.element(screen.getByTestId('share-link-copy')).toHaveTextContent('Copied')

  await screen.getByRole('textbox', { name: 'Width' }).fill('100')
  await expect.element(screen.getByRole('textbox', { name: 'Width' })).toHaveAccessibleDescription(/From 280/)
  await screen.getByRole('button', { name: '800 × 600' }).click()
  await screen.getByRole('button', { name: 'Copy: HTML code' }).click()
  // The press that opened the dialog copied the link as it was.
  await expect.poll(() => written).toHaveLength(3)
  const html = document.createElement('div')
  html.innerHTML = written[2] ?? ''
  const frame = html.querySelector('iframe')
  expect(written.slice(0, 2)).toEqual([link, given])
  expect(frame?.getAttribute('src')).toBe(given.replace('lang=zh', 'lang=zh&embed=1'))
  expect([frame?.width, frame?.height, frame?.title]).toEqual(['800', '600', document.title])

  await screen.getByRole('tab', { name: 'QR code' }).click()
  await expect.element(screen.getByRole('img', { name: /^QR code of the link/ })).toBeVisible()
})

test('a long link says so, and why; there is a file instead, and no QR code', async () => {
  const row = Array.from({ length: 64 }, (_, i) => `.${1000001 + i}`).join(',')
  const { screen } = await pressed(`#v=2&W=${Array.from({ length: 8 }, () => row).join(';')}`)
  await expect.element(screen.getByTestId('share-length')).toHaveTextContent(/cut off links.*What makes it long: W \(/)
  const file = screen.getByRole('link', { name: 'Save the run as a file' })
  await expect.element(file).toHaveAttribute('href', expect.stringContaining('sgd-playground-lesson'))
  await screen.getByRole('tab', { name: 'QR code' }).click()
  await expect.element(screen.getByText(/too long for a QR code/)).toBeVisible()
})

test('where the browser refuses the clipboard, the text is selected, to be copied by hand', async () => {
  const { screen, field } = await pressed('#v=2', false)
  await expect.element(screen.getByTestId('share-link-copy')).toHaveTextContent('Copy')
  await screen.getByTestId('share-link-copy').click()
  await expect.element(screen.getByText(/refused the clipboard/)).toBeVisible()
  const area = field.element()
  if (!(area instanceof HTMLTextAreaElement)) throw new Error('no text area')
  expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe(area.value)
})

test('a page is locked by ticking; every code follows', async () => {
  const { page, screen, share, field, dialog } = await pressed('#v=2&lr=0.2')
  const link = page.app.link()
  await screen.getByText('What readers see').click()
  for (const panel of ['Setup', 'Program', 'Sweep', 'Why', 'Weights', 'Step by step']) {
    await screen.getByRole('checkbox', { name: panel, exact: true }).click()
  }
  await screen.getByRole('button', { name: 'only what is ticked' }).click()
  await screen.getByRole('checkbox', { name: 'batch_size' }).click()
  const locked = link.replace(
    /#.*/,
    sealed('#v=2&lr=0.2&show=transport,matrices,chart,output&controls=lr,batch_size,transport'),
  )
  await expect.element(field).toHaveValue(locked)

  const code = screen.getByRole('textbox', { name: 'HTML code' })
  await expect.element(code).toHaveTextContent(/&amp;controls=lr,batch_size,transport&amp;end=\d+"/)
  // Nothing of the preview is there before it is asked for.
  expect(dialog.element().querySelector('iframe')).toBeNull()
  // Who closes the dialog to look at the page finds what was ticked again.
  await userEvent.keyboard('{Escape}')
  await share.click()
  await expect.element(field).toHaveValue(locked)
  await expect.element(screen.getByTestId('share-link-copy')).toHaveTextContent('Copy')
})

test('a preview is loaded when it is asked for; who closes the dialog finds what was chosen again', async () => {
  const { page, screen, share, field, dialog } = await pressed('#v=2&lr=0.2')
  await screen.getByRole('combobox', { name: 'Language' }).selectOptions('en')
  await screen.getByRole('button', { name: '480 × 360' }).click()
  expect(dialog.element().querySelector('iframe')).toBeNull()
  await userEvent.keyboard('{Escape}')
  await share.click()
  const given = page.app.link().replace('#', '?lang=en#')
  await expect.element(field).toHaveValue(given)
  await expect.element(screen.getByTestId('share-link-copy')).toHaveTextContent('Copy')
  await screen.getByRole('button', { name: 'Show a preview' }).click()
  const frame = screen.getByTestId('share-preview-frame')
  await expect.element(frame).toHaveAttribute('src', given.replace('lang=en', 'lang=en&embed=1'))
  await expect.element(frame).toHaveStyle({ width: '480px', height: '360px' })
})
