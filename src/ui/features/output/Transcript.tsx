import { useEffect, useRef } from 'react'
import type { LoggedLosses } from '../../../engine/protocol.ts'
import { costLine, finalLines } from '../../../training/transcript.ts'
import { useApp, useFrames, usePace, useText } from '../../context.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './output.module.css'
import { Scroll } from './scroll.ts'
import { outputText } from './text.ts'

/** Lines are added at most so often, in milliseconds: nobody reads faster, and at full speed thousands come a second. */
const EVERY = 250

/** The printed lines and nothing else, written outside React. */
export function Transcript() {
  const text = useText(outputText)
  const { store } = useApp()
  const box = useRef<HTMLElement>(null)
  const pre = useRef<HTMLPreElement>(null)
  const scroll = useRef<Scroll | null>(null)
  const shown = useRef<LoggedLosses>({ omitted: 0, losses: new Float32Array() })
  const pace = usePace(EVERY)
  useEffect(() => {
    if (box.current === null || pre.current === null) return
    const made = new Scroll(box.current, pre.current)
    scroll.current = made
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => made.resized())
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  useFrames((frame) => {
    if (!pace.due(performance.now()) && frame.status === 'running') return
    const { run } = store.getState()
    const { iterations, logEvery } = run.config
    const { omitted, losses } = frame.logged
    const same = agreeing(shown.current, frame.logged)
    shown.current = frame.logged
    const line = (index: number) => costLine((index + 1) * logEvery, losses[index - omitted] ?? Number.NaN)
    scroll.current?.show(
      omitted,
      omitted + losses.length,
      line,
      frame.iteration === iterations ? finalLines(frame.parameters) : [],
      same,
    )
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={box} className={styles.scroll} {...verbatim} aria-label={text.printedLines} tabIndex={0} data-scroll>
      <pre ref={pre} className={styles.transcript} data-testid="transcript" />
    </section>
  )
}

/** Before which line two transcripts are the same, as far as both hold it. */
function agreeing(a: LoggedLosses, b: LoggedLosses): number {
  const end = Math.min(a.omitted + a.losses.length, b.omitted + b.losses.length)
  for (let line = Math.max(a.omitted, b.omitted); line < end; line++) {
    if (!Object.is(a.losses[line - a.omitted], b.losses[line - b.omitted])) return line
  }
  return end
}
