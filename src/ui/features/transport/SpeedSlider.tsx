import { positionOf, RATE_POSITIONS, rateAt } from '../../../store/rates.ts'
import { useActions, useMessages, useSelected } from '../../context.ts'
import { Slider } from '../../widgets/Slider.tsx'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './TransportBar.module.css'

/** How fast the run goes. */
export function SpeedSlider() {
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
