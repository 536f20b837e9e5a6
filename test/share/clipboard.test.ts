import { describe, expect, it, vi } from 'vitest'
import { copyText } from '../../src/share/clipboard.ts'

/** A window whose document must not be needed. */
function hostWith(writeText?: (text: string) => Promise<void>) {
  return {
    navigator: writeText ? { clipboard: { writeText } } : {},
    get document(): Document {
      throw new Error('refused')
    },
  }
}

describe('copyText', () => {
  it('writes to the clipboard', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(async () => undefined)
    expect(await copyText('#v=2', hostWith(writeText))).toBe(true)
    expect(writeText).toHaveBeenCalledExactlyOnceWith('#v=2')
  })

  it('says so where everything is refused', async () => {
    const refuse = async () => {
      throw new DOMException('Write permission denied.', 'NotAllowedError')
    }
    expect(await copyText('#v=2', hostWith(refuse))).toBe(false)
    expect(await copyText('#v=2', hostWith())).toBe(false)
  })
})
