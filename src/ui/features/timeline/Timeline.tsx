import { useRef } from 'react'
import { useActions, useApp, useSelected, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { GoTo } from './GoTo.tsx'
import { Track } from './Track.tsx'
import { timelineText } from './text.ts'
import styles from './timeline.module.css'

/** Every moment of the run in a line: a step back, the way there by hand, and an iteration by its number. */
export function Timeline() {
  const text = useText(timelineText)
  const { pause } = useActions()
  const { sought } = useApp()
  const seeking = useSelected((state) => state.seeking !== null)
  const track = useRef<HTMLInputElement>(null)
  const stop = () => {
    pause()
    track.current?.focus()
  }
  return (
    <section
      className={styles.timeline}
      aria-label={text.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && sought() !== null) pause()
      }}
    >
      <StepBack />
      <Track slider={track} />
      {seeking ? (
        <button
          type="button"
          className={`${buttons.button} ${styles.stop}`}
          title={text.stopHint}
          data-testid="stop-seek"
          onClick={stop}
        >
          {text.stop}
        </button>
      ) : (
        <GoTo />
      )}
    </section>
  )
}

/** One statement back where one looks at statements, else an iteration. */
function StepBack() {
  const text = useText(timelineText)
  const { step } = useActions()
  const byStatement = useSelected((state) => state.panel === 'step')
  const atStart = useSelected((state) => state.status === 'idle')
  return (
    <button
      type="button"
      className={`${buttons.icon} ${styles.back}`}
      aria-label={text.back}
      title={byStatement ? text.backStatement : text.backIteration}
      data-testid="step-back"
      disabled={atStart}
      onClick={({ shiftKey }) => step(byStatement && !shiftKey ? 'statement' : 'iteration', true)}
    >
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" fill="currentColor">
        <path d="M1.5 1.5h1.8v9H1.5zM10.5 1.5v9L4 6z" />
      </svg>
    </button>
  )
}
