import type { ClipboardEvent } from 'react'
import type { Matrix } from '../experiment/matrix.ts'
import type { Problem } from '../experiment/problem.ts'
import type { Pasted } from '../reading/pasted.ts'
import type { App } from '../store/app.ts'
import { replaceW } from '../store/replace-w.ts'
import { createPasteDesk } from '../store/services/paste-desk.ts'
import { LazyCode } from './lazy-code.ts'

/** What reads whatever is pasted: loaded with the first that is. */
const readingCode = new LazyCode(() => import('./read-paste.ts'))

/** What was on the clipboard, which can be asked only while it is being pasted. */
export interface PastedText {
  readonly text: string
  readonly html: string
}

/** What it is; of a cell's, it may be a number. */
export type ReadPaste = Pasted | { readonly type: 'number' }

interface Takers {
  readonly tell: (problem: Problem | null) => void
  /** Gives up what was typed there. */
  readonly giveUp?: () => void
  /** Takes a text that is one number, where it was pasted into a cell. */
  readonly fill?: (text: string) => void
}

/** Text that may be more than one number, or one in some habit. */
const NO_NUMBER = /[^\w.+-]/

/** What is pasted into a field of W is a number for it, left to the browser where it is plain; or a matrix, the new W. */
export function pasteIntoW(app: App, event: ClipboardEvent, takers: Takers): void {
  const text = event.clipboardData.getData('text')
  if (!NO_NUMBER.test(text.trim())) return
  event.preventDefault()
  takers.giveUp?.()
  pasteMatrix(app, { text, html: event.clipboardData.getData('text/html') }, takers)
}

/** What is pasted on the page where no field takes it: looked at, and never taken unasked. */
export function pasteOnPage(app: App, pasted: PastedText, takeFile: (file: File) => void): void {
  void readingCode.again().outcome.then((came) => {
    if (came.ok) came.value.askWhatItIs(app, pasted, takeFile)
    else app.store.setState({ toast: { type: 'notLoaded' } })
  })
}

/** Makes what was pasted the new W, asks where it may be several things, or says what is wrong with it. */
function pasteMatrix(app: App, pasted: PastedText, takers: Takers): void {
  void readingCode.again().outcome.then((came) => {
    if (!came.ok) app.store.setState({ toast: { type: 'notLoaded' } })
    else
      judge(app, came.value.readPaste(pasted, app.store.getState().shown.W, takers.fill !== undefined), pasted, takers)
  })
}

function judge(app: App, pasted: ReadPaste, { text }: PastedText, { tell, fill }: Takers): void {
  const put = (matrix: Matrix) => replaceW(app, matrix)
  switch (pasted.type) {
    case 'number':
      fill?.(text.trim())
      break
    case 'plain':
      tell(put(pasted.matrix))
      break
    case 'refused':
      tell(pasted.problem)
      break
    case 'ask':
      tell(null)
      app.service('pasteDesk', createPasteDesk).ask({
        readings: pasted.readings,
        take({ matrix, notes }) {
          if (!notes.some(({ code }) => code === 'intoCell')) return put(matrix)
          fill?.(String(matrix.data[0]))
          return null
        },
      })
  }
}
