import { useStore } from 'zustand'
import { type GoalPart, partsAt } from '../../../lessons/goal.ts'
import type { Goal } from '../../../share/handout.ts'
import { useSelected, useText } from '../../context.ts'
import { formatLoss, formatShort } from '../../format.ts'
import styles from './lesson.module.css'
import { wanted } from './task-text.ts'
import { lessonText } from './text.ts'
import { useGuide } from './useGuide.ts'

/** A task: ticked when all of it holds at once, and by how much it was missed. */
export function CardTask({ goal }: { readonly goal: readonly Goal[] }) {
  const text = useText(lessonText)
  const { task } = useGuide()
  const met = useStore(task.store, (state) => state.met)
  const moment = useStore(task.store, (state) => state.moment)
  const hasBegun = useSelected((state) => state.status !== 'idle')
  if (goal.length === 0) return null
  const parts = partsAt(goal, moment ?? { iteration: 0, fullLoss: null, maxError: null })
  return (
    <div className={styles.task} data-testid="goal" data-met={met !== null}>
      <p className={styles.taskHead}>
        <span className={styles.tick} aria-hidden="true">
          {met === null ? '○' : '✓'}
        </span>
        <strong>{text.task}</strong>
        <span>
          {met !== null
            ? text.met(met.iteration)
            : !hasBegun || moment === null
              ? text.notBegun
              : text.notMet(moment.iteration)}
        </span>
      </p>
      <ul className={styles.parts}>
        {parts.map((part) => (
          <Part key={part.goal.quantity} part={part} isTold={met === null && hasBegun} />
        ))}
      </ul>
    </div>
  )
}

interface PartProps {
  readonly part: GoalPart
  /** Whether it is said how the run stands to it. */
  readonly isTold: boolean
}

function Part({ part: { goal, value, isMet }, isTold }: PartProps) {
  const text = useText(lessonText)
  return (
    <li data-met={isMet}>
      <span>{wanted(goal, text)}</span>
      {isTold && value !== null && (
        <span className={styles.missed}>
          <span>{isMet ? text.isMet : text.isMissed}</span>
          {!isMet && goal.quantity !== 'iteration' && <span>{text.isNow(formatLoss(value))}</span>}
          {!isMet && <span>{missedBy(goal, value, text)}</span>}
        </span>
      )}
    </li>
  )
}

function missedBy({ quantity, atMost }: Goal, value: number, text: (typeof lessonText)['zh']): string {
  return quantity === 'iteration' ? text.later(value - atMost) : text.over(formatShort(value / atMost, 2))
}
