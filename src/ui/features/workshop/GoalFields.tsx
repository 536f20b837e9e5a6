import { useState } from 'react'
import { readNumber } from '../../../experiment/numbers.ts'
import { problemText } from '../../../i18n/problems.ts'
import { type Goal, QUANTITIES } from '../../../share/handout.ts'
import { useText } from '../../context.ts'
import { workshopText } from './text.ts'
import styles from './workshop.module.css'

interface Props {
  readonly goal: readonly Goal[]
  readonly onChange: (goal: readonly Goal[]) => void
}

type Quantity = Goal['quantity']

/** The task of a card: what each quantity may be at most. */
export function GoalFields({ goal, onChange }: Props) {
  const text = useText(workshopText)
  const say = useText(problemText)
  const [typed, setTyped] = useState<{ readonly [Q in Quantity]?: string }>({})
  const names = { full_loss: text.fullLoss, max_error: text.maxError, iteration: text.iteration }
  const write = (quantity: Quantity) => typed[quantity] ?? goal.find((each) => each.quantity === quantity)?.atMost ?? ''
  const take = (quantity: Quantity, next: string) => {
    setTyped({ ...typed, [quantity]: next })
    const atMost = amountIn(quantity, next)
    const rest = goal.filter((each) => each.quantity !== quantity)
    onChange(atMost === null ? rest : [...rest, { quantity, atMost }])
  }
  const isWrong = (quantity: Quantity) =>
    (typed[quantity] ?? '').trim() !== '' && amountIn(quantity, typed[quantity] ?? '') === null
  const wrong = QUANTITIES.find(isWrong)
  return (
    <fieldset className={styles.goals}>
      <legend>{text.goals}</legend>
      {QUANTITIES.map((quantity) => (
        <label key={quantity} className={styles.goal}>
          <span>{names[quantity]}</span>
          <input
            type="text"
            inputMode="decimal"
            dir="ltr"
            data-testid={`card-goal-${quantity}`}
            aria-invalid={isWrong(quantity)}
            value={write(quantity)}
            onChange={(event) => take(quantity, event.target.value)}
          />
        </label>
      ))}
      {wrong !== undefined && (
        <p className={styles.problem} role="alert">
          {say({ code: 'notANumber', text: (typed[wrong] ?? '').trim().slice(0, 24) })}
        </p>
      )}
    </fieldset>
  )
}

/** The amount that is typed; null where it is none that a goal can have. */
function amountIn(quantity: Quantity, text: string): number | null {
  const reading = readNumber(text)
  if (!reading.ok || reading.value < 0) return null
  if (quantity !== 'iteration') return reading.value
  return Number.isInteger(reading.value) && reading.value >= 1 ? reading.value : null
}
