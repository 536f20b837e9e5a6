import { afterEach, expect, test, vi } from 'vitest'
import { copyText } from '../../src/share/clipboard.ts'

const host = { navigator: {}, document }

/** What the copy command would copy: the selected text of the focused text area. */
function spyOnCopying(answer: () => boolean): string[] {
  const copied: string[] = []
  vi.spyOn(document, 'execCommand').mockImplementation((command) => {
    const area = document.activeElement
    if (area instanceof HTMLTextAreaElement) {
      copied.push(`${command} ${area.value.slice(area.selectionStart, area.selectionEnd)}`)
    }
    return answer()
  })
  return copied
}

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

test('without a clipboard the text is selected and copied, and the focus returns', async () => {
  const button = document.createElement('button')
  document.body.append(button)
  button.focus()
  const copied = spyOnCopying(() => true)
  expect(await copyText('https://example.org/#v=2', host)).toBe(true)
  expect(copied).toEqual(['copy https://example.org/#v=2'])
  expect(document.activeElement).toBe(button)
  expect(document.querySelector('textarea')).toBeNull()
})

test('within a modal dialog too', async () => {
  const dialog = document.createElement('dialog')
  document.body.append(dialog)
  dialog.append(document.createElement('button'))
  dialog.showModal()
  const copied = spyOnCopying(() => true)
  expect(await copyText('a', host)).toBe(true)
  expect(copied).toEqual(['copy a'])
})

test('a refusal is told, and leaves nothing behind', async () => {
  spyOnCopying(() => false)
  expect(await copyText('a', host)).toBe(false)
  spyOnCopying(() => {
    throw new Error('refused')
  })
  expect(await copyText('a', host)).toBe(false)
  expect(document.querySelector('textarea')).toBeNull()
})
