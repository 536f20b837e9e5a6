import { useEffect, useRef, useState } from 'react'
import { Slider } from '../../widgets/Slider.tsx'
import type { SliderScale } from './slider-scale.ts'

interface Props {
  readonly label: string
  readonly testId: string
  readonly value: number
  readonly scale: SliderScale
  /** A value in words, spoken instead of the slider's own number. */
  readonly say: (value: number) => string
  readonly onMove: (value: number) => void
  /** Told the value under the finger at once, and null when it is given. */
  readonly onHold?: ((value: number | null) => void) | undefined
  readonly describedBy?: string | undefined
}

/** Positions of the slider. */
const STEPS = 100

/** Significant digits of its values: as few as tell one position from the next. */
const DIGITS = [2, 3, 4] as const

/** A dragged slider gives a value at most so often, in milliseconds: under way each one is a live change. */
const EVERY = 200

/** A slider over decades. */
export function LogSlider({ label, testId, value, scale, say, onMove, onHold, describedBy }: Props) {
  const { held, move } = useThrottled((next) => onMove(valueAt(scale, next)))
  const holding = held === null ? null : valueAt(scale, held)
  useEffect(() => onHold?.(holding), [holding, onHold])
  return (
    <Slider
      label={label}
      valueText={say(holding ?? value)}
      testId={testId}
      max={STEPS}
      position={held ?? Math.round(scale.partOf(value) * STEPS)}
      describedBy={describedBy}
      onMove={move}
    />
  )
}

function valueAt(scale: SliderScale, position: number): number {
  const [before, value, after] = [position - 1, position, position + 1].map((each) => scale.valueAt(each / STEPS))
  const rounded = (exact = 0, digits = 2) => Number(exact.toPrecision(digits))
  const digits = DIGITS.find((each) => {
    const round = rounded(value, each)
    return round !== rounded(before, each) && round !== rounded(after, each)
  })
  return rounded(value, digits ?? DIGITS.at(-1))
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
