import { useRef } from 'react'
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import type { PictureGuess } from '../../../store/page-state.ts'
import { useApp, useText } from '../../context.ts'
import type { AxisScale } from '../../plot/scales.ts'
import { niceAbove } from '../../plot/ticks.ts'
import styles from './GuessMark.module.css'
import { guessText } from './guess-text.ts'

interface Props {
  readonly guess: PictureGuess
  readonly scale: AxisScale
  /** The last iteration on the axis. */
  readonly last: number
}

/** Half a finger around a mark. */
const REACH = 16

/**
 * What a reader guesses, to be dragged as long as it is not given; then it stays beside the truth. The card has a field for the
 * same number.
 */
export function GuessMark({ guess, scale, last }: Props) {
  const text = useText(guessText)
  const { store } = useApp()
  const field = useRef<SVGRectElement>(null)
  const area = usePlotArea()
  const [x, y] = [useXAxisScale(), useYAxisScale()]
  if (area === undefined || x === undefined || y === undefined || guess.by === 'lr') return null
  const isLine = guess.by === 'iteration'
  const across = (iteration: number) => x(iteration) ?? Number.NaN
  const upright = (loss: number) => y(scale.place(loss)) ?? Number.NaN
  const middle = isLine ? last / 2 : lossAt(scale, 0.5)
  const drag = ({ clientX, clientY, buttons }: React.PointerEvent) => {
    const box = field.current?.getBoundingClientRect()
    if (box === undefined || buttons === 0) return
    const [right, up] = [(clientX - box.left) / box.width, (box.bottom - clientY) / box.height]
    put(isLine ? iterationAt(right, last) : Number(lossAt(scale, up).toPrecision(2)))
  }
  const value = guess.value ?? middle
  const put = (next: number) => store.setState({ guess: { ...guess, value: next } })
  const press = (event: React.KeyboardEvent) => {
    const direction = directionOf(event.key)
    if (direction === 0) return
    event.preventDefault()
    put(
      isLine
        ? iterationAt(value / last + direction / 100, last)
        : Number((value * 10 ** (direction / 10)).toPrecision(2)),
    )
  }
  const marks = [
    { name: 'guess', value, label: text.guess, dash: '5 3' },
    ...(Number.isNaN(guess.truth) ? [] : [{ name: 'truth', value: guess.truth, label: text.truth, dash: undefined }]),
  ]
  return (
    <g data-testid="chart-guess">
      {marks.map(({ name, value: marked, label, dash }) => {
        const at = isLine ? across(marked) : across(guess.at ?? 0)
        const height = isLine ? area.y + 10 : upright(marked)
        const isRight = at > area.x + area.width - 90
        return (
          <g
            key={name}
            className={name === 'guess' ? styles.guessed : styles.told}
            data-mark={name}
            data-value={marked}
          >
            {isLine ? (
              <line x1={at} x2={at} y1={area.y} y2={area.y + area.height} strokeDasharray={dash} />
            ) : (
              <line x1={area.x} x2={at} y1={height} y2={height} strokeDasharray={dash} />
            )}
            <circle cx={at} cy={isLine ? area.y + area.height / 2 : height} r={5} />
            <text
              x={at + (isRight ? -8 : 8)}
              y={name === 'guess' ? height : height + (isLine ? 14 : -6)}
              textAnchor={isRight ? 'end' : 'start'}
            >
              {label}
            </text>
          </g>
        )
      })}
      {!guess.given && (
        <rect
          ref={field}
          className={styles.dragged}
          x={area.x}
          y={area.y}
          width={area.width}
          height={area.height}
          rx={REACH}
          data-testid="guess-field"
          role="slider"
          tabIndex={0}
          aria-label={text.guess}
          aria-valuemin={0}
          aria-valuemax={isLine ? last : 1}
          aria-valuenow={value}
          onKeyDown={press}
          // The chart would take the focus, and show what is under the pointer.
          onMouseMove={(event) => event.stopPropagation()}
          onPointerDown={(event) => {
            event.preventDefault()
            event.currentTarget.setPointerCapture(event.pointerId)
            drag(event)
          }}
          onPointerMove={drag}
        />
      )}
    </g>
  )
}

/** 1 for the arrows up and to the right, -1 for the others, 0 for any other key. */
function directionOf(key: string): number {
  if (key === 'ArrowRight' || key === 'ArrowUp') return 1
  return key === 'ArrowLeft' || key === 'ArrowDown' ? -1 : 0
}

function iterationAt(part: number, last: number): number {
  const step = niceAbove(last / 400)
  return Math.max(0, Math.min(last, Math.round((part * last) / step) * step))
}

/** The loss at a part of the height, found by halving: a scale only says where a loss lies. */
function lossAt(scale: AxisScale, part: number): number {
  let [low, high] = [-20, 20]
  for (let turn = 0; turn < 40; turn++) {
    const exponent = (low + high) / 2
    if (scale.place(10 ** exponent) < part) low = exponent
    else high = exponent
  }
  return 10 ** ((low + high) / 2)
}
