import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Frame } from '../../../engine/protocol.ts'
import type { Run } from '../../../experiment/config.ts'
import { useActions, useApp, useFrames, useMessages, useSelected, useText } from '../../context.ts'
import { roundest } from './positions.ts'
import { Scrubber } from './scrubber.ts'
import { timelineText } from './text.ts'
import styles from './timeline.module.css'

/** How often the moment of a run under way is put into words, in milliseconds. */
const WORDS_EVERY = 1000

interface Props {
  readonly slider: RefObject<HTMLInputElement | null>
}

/** The line itself: what is done, what is recorded beyond it, and a slider that follows the frames and is followed by the run. */
export function Track({ slider }: Props) {
  const text = useText(timelineText)
  const chrome = useMessages()
  const { store, feed, sought } = useApp()
  const { pause } = useActions()
  const run = useSelected((state) => state.run)
  const { iterations } = run.config
  const scrubber = useScrubber()
  const line = useRef<HTMLDivElement>(null)
  const held = useRef(false)
  const said = useRef(0)
  const say = (iteration: number) => {
    said.current = performance.now()
    slider.current?.setAttribute('aria-valuetext', text.at(iteration, iterations))
  }
  const follow = ({ iteration, status }: Frame) => {
    if (held.current || slider.current === null) return
    slider.current.value = String(iteration)
    if (status !== 'running' || performance.now() - said.current > WORDS_EVERY) say(iteration)
  }
  useFrames(
    (frame) => {
      const share = (value: number) => String(Math.min(1, value / iterations))
      line.current?.style.setProperty('--recorded', share(Math.max(frame.iteration, frame.history.recorded)))
      line.current?.style.setProperty('--done', share(frame.iteration))
      if (scrubber.painted()) follow(frame)
    },
    [iterations, chrome.timeline],
  )
  const move = ({ valueAsNumber, clientWidth }: HTMLInputElement) => {
    const to = held.current ? roundest(valueAsNumber, iterations, iterations / clientWidth) : valueAsNumber
    say(to)
    scrubber.move(to)
  }
  const grab = () => {
    held.current = true
    if (store.getState().status === 'running') pause()
    // Wherever the pointer is by then; and to the round number that was meant.
    const release = () => {
      held.current = false
      if (feed.latest !== null && sought() === null) follow(feed.latest)
    }
    for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, release, { once: true })
  }
  return (
    <div ref={line} className={styles.track} dir="ltr">
      <div className={styles.line}>
        <div className={styles.recorded} />
        <div className={styles.done} />
        <Marks run={run} />
      </div>
      <input
        ref={slider}
        type="range"
        className={styles.slider}
        data-testid="timeline"
        aria-label={text.slider}
        min={0}
        max={iterations}
        step={1}
        defaultValue={0}
        onPointerDown={grab}
        onChange={(event) => move(event.target)}
      />
    </div>
  )
}

/** A scrubber of the run on screen; what it still wanted of another one is forgotten. */
function useScrubber(): Scrubber {
  const { store, sought } = useApp()
  const { seek } = useActions()
  const [scrubber] = useState(() => new Scrubber({ sought, seek }))
  useEffect(() => {
    const stop = store.subscribe(({ opened }, before) => opened !== before.opened && scrubber.drop())
    return () => {
      scrubber.drop()
      stop()
    }
  }, [scrubber, store])
  return scrubber
}

/** The live changes, where they are made. */
function Marks({ run }: { readonly run: Run }) {
  const { iterations } = run.config
  const at = [...new Set(run.changes.map(({ iteration }) => iteration))]
  return at.map((iteration) => (
    <span
      key={iteration}
      className={styles.mark}
      data-testid="timeline-mark"
      style={{ left: `${(iteration / iterations) * 100}%` }}
    />
  ))
}
