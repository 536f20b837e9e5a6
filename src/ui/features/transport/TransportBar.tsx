import { useMay, useMessages } from '../../context.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import { Readouts } from './Readouts.tsx'
import styles from './TransportBar.module.css'
import { RunButton, StepButtons } from './TransportButtons.tsx'

/** Run, step, finish, restart, how fast, and where the run stands. */
export function TransportBar() {
  const text = useMessages()
  const moves = useMay('transport')
  // Its room, before it comes.
  const speed = (
    <div className={styles.speed}>
      <span className={styles.speedLabel}>{text.speed}</span>
    </div>
  )
  return (
    <section className={styles.bar} aria-label={text.transport}>
      {moves && (
        <>
          <div className={styles.buttons}>
            <RunButton />
            <StepButtons />
          </div>
          <Part code={laterCode} name={text.speed} brief waiting={speed}>
            {({ SpeedSlider }) => <SpeedSlider />}
          </Part>
        </>
      )}
      <Readouts />
    </section>
  )
}
