import { positionOf, RATE_POSITIONS, rateAt } from '../../../store/rates.ts'
import { useActions, useMay, useMessages, useSelected } from '../../context.ts'
import { Slider } from '../../widgets/Slider.tsx'
import { verbatim } from '../../widgets/verbatim.ts'
import { Readouts } from './Readouts.tsx'
import styles from './TransportBar.module.css'
import { RunButton, StepButtons } from './TransportButtons.tsx'

/** Run, step, finish, restart, how fast, and where the run stands. */
export function TransportBar() {
  const text = useMessages()
  const moves = useMay('transport')
  return (
    <section className={styles.bar} aria-label={text.transport}>
      {moves && (
        <>
          <div className={styles.buttons}>
            <RunButton />
            <StepButtons />
          </div>
          <Speed />
        </>
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
