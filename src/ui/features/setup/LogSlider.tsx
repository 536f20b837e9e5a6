import { useEffect, useRef, useState } from 'react'
import { formatTick } from '../../format.ts'
import { Slider } from '../../widgets/Slider.tsx'

interface Props {
  readonly label: string
  readonly testId: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onMove: (value: number) => void
  /** Told the value under the finger at once, and null when it is given. */
  readonly onHold?: ((value: number | null) => void) | undefined
  readonly describedBy?: string | undefined
}

/** Positions to a decade: each is a value of two significant digits, or nearly. */
const PER_DECADE = 20

/** A dragged slider gives a value at most so often, in milliseconds: under way each one is a live change. */
const EVERY = 200

/** A slider over decades, from `min` to `max`. */
export function LogSlider({ label, testId, value, min, max, onMove, onHold, describedBy }: Props) {
  const low = Math.log10(min) * PER_DECADE
  const steps = Math.round(Math.log10(max) * PER_DECADE - low)
  const valueAt = (at: number) => Number((10 ** ((at + low) / PER_DECADE)).toPrecision(2))
  const position = value <= 0 ? 0 : Math.max(0, Math.min(steps, Math.round(Math.log10(value) * PER_DECADE - low)))
  const { held, move } = useThrottled((next) => onMove(valueAt(next)))
  const holding = held === null ? null : valueAt(held)
  useEffect(() => onHold?.(holding), [holding, onHold])
  return (
    <Slider
      label={label}
      valueText={formatTick(holding ?? value)}
      testId={testId}
      max={steps}
      position={held ?? position}
      describedBy={describedBy}
      onMove={move}
    />
  )
}

/** Where `value` lies between the ends of a slider, from 0 to 1; beyond them outside of that. */
export function partOf(value: number, min: number, max: number): number {
  return Math.log(value / min) / Math.log(max / min)
}

/** Positions handed to `give`, the first at once, the last always, and in between not too often; `held` is the last. */
function useThrottled(give: (position: number) => void) {
  const [held, setHeld] = useState<number | null>(null)
  const latest = useRef(give)
  const given = useRef<number | null>(null)
  useEffect(() => {
    latest.current = give
  })
  useEffect(() => {
    if (held === null) return
    if (given.current === null) {
      given.current = held
      latest.current(held)
    }
    const timer = setTimeout(() => {
      if (given.current !== held) latest.current(held)
      given.current = null
      setHeld(null)
    }, EVERY)
    return () => clearTimeout(timer)
  }, [held])
  return { held, move: setHeld }
}
