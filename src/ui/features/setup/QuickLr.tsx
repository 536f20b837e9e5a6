import { useCallback, useEffect, useMemo } from 'react'
import { useText } from '../../context.ts'
import { formatTick } from '../../format.ts'
import { useField } from '../../useField.ts'
import { useRates, useTheory } from '../../useTheory.ts'
import { TextField } from '../../widgets/TextField.tsx'
import { LogSlider } from './LogSlider.tsx'
import { scaleOver, zoneOf, zonesOf } from './lr-zones.ts'
import styles from './QuickLr.module.css'
import { setupText } from './text.ts'

/** lr once more, for a phone: in one line, to be in view together with what it does. */
export function QuickLr() {
  const text = useText(setupText)
  const { label, hint, value, choose, typing, say } = useField('lr')
  const theory = useTheory()
  const rates = useRates()
  const hold = useCallback((held: number | null) => theory.hold(held), [theory])
  useEffect(() => () => hold(null), [hold])
  const zones = useMemo(() => (rates === null ? [] : zonesOf(rates)), [rates])
  const scale = useMemo(() => scaleOver(zones), [zones])
  const inWords = (lr: number) => {
    const zone = zoneOf(zones, lr)
    return zone === null ? formatTick(lr) : text.inZone(formatTick(lr), text.zones[zone.name])
  }
  return (
    <section className={styles.lr} aria-label={text.quick}>
      <LogSlider
        label={text.slider(label)}
        testId="quick-slider-lr"
        say={inWords}
        onMove={(next) => choose(String(next))}
        onHold={hold}
        {...{ value, scale }}
      />
      <TextField {...{ label, hint, say }} testId="quick-lr" {...typing} />
    </section>
  )
}
