import type { MouseEventHandler } from 'react'
import { positionOf, RATE_POSITIONS, rateAt } from '../../../store/rates.ts'
import { useActions, useMessages, useSelected } from '../../context.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import buttons from '../../widgets/buttons.module.css'
import { PauseIcon, RunIcon } from '../../widgets/icons.tsx'
import { Slider } from '../../widgets/Slider.tsx'
import { verbatim } from '../../widgets/verbatim.ts'
import { Readouts } from './Readouts.tsx'
import styles from './TransportBar.module.css'

/** Run, step, finish, restart, how fast, and where the run stands. */
export function TransportBar() {
  const text = useMessages()
  const { toggle, step, finish, restart, withoutChanges } = useActions()
  const status = useSelected((state) => state.status)
  const changed = useSelected(({ run }) => run.changes.length > 0)
  const embedded = useSelected((state) => state.embedded)
  const running = status === 'running'
  const stepBy: MouseEventHandler = ({ shiftKey }) => step(shiftKey ? 'iteration' : 'statement')
  const plain = (label: string, hint: string, testId: string, disabled: boolean, onClick: MouseEventHandler) => (
    <button
      type="button"
      className={buttons.button}
      data-testid={testId}
      title={hint}
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </button>
  )
  return (
    <section className={styles.bar} aria-label={text.transport}>
      <div className={styles.buttons}>
        <button type="button" className={`${buttons.primary} ${styles.run}`} data-testid="run" onClick={toggle}>
          {running ? <PauseIcon /> : <RunIcon />}
          <span>{running ? text.pause : status === 'finished' ? text.runAgain : text.run}</span>
        </button>
        {plain(text.step, text.stepHint, 'step', status === 'finished', stepBy)}
        {plain(text.finish, text.finishHint, 'finish', status === 'finished', finish)}
        {plain(text.restart, text.restartHint, 'reset', status === 'idle', restart)}
        {changed && plain(text.withoutChanges, text.withoutChangesHint, 'without-changes', false, withoutChanges)}
      </div>
      <Speed />
      {embedded && (
        <Part code={laterCode} name={text.transport} silent>
          {({ EmbedLink }) => <EmbedLink />}
        </Part>
      )}
      <Readouts />
    </section>
  )
}

function Speed() {
  const text = useMessages()
  const { setRate } = useActions()
  const rate = useSelected((state) => state.rate)
  return (
    <div className={styles.speed}>
      <span className={styles.speedLabel} aria-hidden="true">
        {text.speed}
      </span>
      <Slider
        label={text.speed}
        valueText={text.perSecondLong(rate)}
        testId="speed"
        max={RATE_POSITIONS - 1}
        position={positionOf(rate)}
        onMove={(position) => setRate(rateAt(position))}
      />
      <output className={styles.rate} {...verbatim}>
        {text.perSecond(rate)}
      </output>
    </div>
  )
}
