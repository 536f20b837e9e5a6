import { useId, useState } from 'react'
import { integer, real } from '../../../experiment/kinds.ts'
import type { Reading } from '../../../experiment/problem.ts'
import { problemText } from '../../../i18n/problems.ts'
import { typedReader } from '../../../reading/typed-reader.ts'
import { type Goal, QUANTITIES } from '../../../share/handout.ts'
import { useText } from '../../context.ts'
import { Readings } from '../../widgets/Readings.tsx'
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
  const problemId = useId()
  const [typed, setTyped] = useState<{ readonly [Q in Quantity]?: string }>({})
  const names = { full_loss: text.fullLoss, max_error: text.maxError, iteration: text.iteration }
  const write = (quantity: Quantity) => typed[quantity] ?? goal.find((each) => each.quantity === quantity)?.atMost ?? ''
  const take = (quantity: Quantity, next: string) => {
    setTyped({ ...typed, [quantity]: next })
    const amount = amountIn(quantity, next)
    const atMost = amount.ok ? amount.value : null
    const rest = goal.filter((each) => each.quantity !== quantity)
    onChange(atMost === null ? rest : [...rest, { quantity, atMost }])
  }
  const isWrong = (quantity: Quantity) =>
    (typed[quantity] ?? '').trim() !== '' && !amountIn(quantity, typed[quantity] ?? '').ok
  const wrong = QUANTITIES.find(isWrong)
  const amount = wrong && amountIn(wrong, typed[wrong] ?? '')
  const problem = amount?.ok === false ? amount.problem : null
  return (
    <fieldset className={styles.goals}>
      <legend>{text.goals}</legend>
      {QUANTITIES.map((quantity) => (
        <label key={quantity} className={styles.goal}>
          <span>{names[quantity]}</span>
          <input
            type="text"
            inputMode={quantity === 'iteration' ? 'numeric' : 'text'}
            dir="ltr"
            data-testid={`card-goal-${quantity}`}
            aria-invalid={isWrong(quantity)}
            aria-describedby={quantity === wrong ? problemId : undefined}
            value={write(quantity)}
            onChange={(event) => take(quantity, event.target.value)}
          />
        </label>
      ))}
      {wrong !== undefined && problem !== null && (
        <p id={problemId} className={styles.problem} role="alert">
          <span>{say(problem)}</span>
          <Readings problem={problem} onChoose={(chosen) => take(wrong, chosen)} />
        </p>
      )}
    </fieldset>
  )
}

const AMOUNTS = {
  full_loss: typedReader(real({ min: 0, max: Number.MAX_VALUE })),
  max_error: typedReader(real({ min: 0, max: Number.MAX_VALUE })),
  iteration: typedReader(integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
}

/** The amount that is typed, or why it is none that a goal can have. */
function amountIn(quantity: Quantity, text: string): Reading<number> {
  return AMOUNTS[quantity](text)
}
