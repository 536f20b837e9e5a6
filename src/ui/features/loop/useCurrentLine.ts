import { type RefObject, useRef } from 'react'
import { writeNumber } from '../../../experiment/numbers.ts'
import type { Moment, Statement } from '../../../training/moment.ts'
import { useApp, useFrames } from '../../context.ts'
import { bringIntoView } from './view.ts'

interface Lit {
  /** What is lit and how, as text: the same is not painted again. */
  readonly as: string
  readonly rows: unknown
  readonly lines: readonly HTMLElement[]
}

/** Lights the line of the statement that was carried out last, while somebody watches them one by one. */
export function useCurrentLine(box: RefObject<HTMLElement | null>, rows: unknown): void {
  const lit = useRef<Lit | null>(null)
  const { store } = useApp()
  useFrames(
    ({ status, moment: read }) => {
      // Behind the last iteration no line of the loop is current.
      const moment = status === 'finished' ? null : read
      const statement = moment?.last ?? null
      if (box.current === null || (statement === null && lit.current === null)) return
      const { rows: inFeatures, columns: outFeatures } = store.getState().run.config.W
      const remark = moment === null ? '' : remarkOf(moment, inFeatures, outFeatures)
      const as = `${statement} ${moment?.executed} ${remark}`
      if (lit.current?.as === as && lit.current.rows === rows) return
      for (const line of lit.current?.lines ?? []) unlight(line)
      lit.current = null
      if (moment === null || statement === null) return
      const lines = [...box.current.querySelectorAll<HTMLElement>(`[data-statement="${statement}"]`)]
      for (const line of lines) light(line, moment.executed)
      lit.current = { as, rows, lines }
      const last = lines.at(-1)
      if (last === undefined) return
      if (moment.executed) annotate(last, remark)
      if (!isTypedIn(box.current)) bringIntoView(box.current, last)
    },
    [rows],
  )
}

function light(line: HTMLElement, executed: boolean): void {
  line.dataset.lit = executed ? 'executed' : 'skipped'
  line.setAttribute('aria-current', 'step')
}

function unlight(line: HTMLElement): void {
  delete line.dataset.lit
  delete line.dataset.remark
  line.removeAttribute('aria-current')
}

/** Puts `remark` beside the text of `line` where there is room; it is no part of that text. */
function annotate(line: HTMLElement, remark: string): void {
  const text = document.createRange()
  text.selectNodeContents(line)
  const ends = [...text.getClientRects()]
  const end = Math.max(...ends.map(({ right }) => right))
  const column = Number.parseFloat(getComputedStyle(line).fontSize) * 0.62
  const room = line.getBoundingClientRect().right - end
  if (remark !== '' && room > (remark.length + 3) * column) line.dataset.remark = remark
}

/** What the statement has made, by its shape, as a comment of the program would say it. */
function remarkOf({ last, batchRows, parameters, lr }: Moment, inFeatures: number, outFeatures: number): string {
  const shape = `${outFeatures}×${inFeatures}`
  const remarks: { readonly [S in Statement]: string } = {
    batch: `# ${batchRows}×${inFeatures}`,
    zero_grad: `# weight.grad ${parameters[0]?.grad === null ? 'None' : shape}`,
    forward: `# ${batchRows}×${outFeatures}`,
    loss: '',
    backward: `# weight.grad ${shape}`,
    clip: `# weight.grad ${shape}`,
    step: `# weight ${shape}`,
    scheduler: lr === null ? '' : `# lr ${writeNumber(lr.after)}`,
  }
  return last === null ? '' : remarks[last]
}

/** Whether something is being edited in `box`: then it stays where it is. */
function isTypedIn(box: HTMLElement): boolean {
  const { activeElement } = document
  return box.contains(activeElement) && activeElement?.matches('input, select') === true
}
