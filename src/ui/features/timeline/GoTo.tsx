import { useId } from 'react'
import { integer } from '../../../experiment/kinds.ts'
import { good } from '../../../experiment/problem.ts'
import { problemText } from '../../../i18n/problems.ts'
import { useActions, useSelected, useText } from '../../context.ts'
import { habitual } from '../../number-habits.ts'
import { Readings } from '../../widgets/Readings.tsx'
import { useTextInput } from '../../widgets/useTextInput.ts'
import { timelineText } from './text.ts'
import styles from './timeline.module.css'

/** An iteration by its number; empty again when it was taken. */
export function GoTo() {
  const text = useText(timelineText)
  const sayProblem = useText(problemText)
  const { seek } = useActions()
  const iterations = useSelected((state) => state.run.config.iterations)
  const read = habitual(integer({ min: 0, max: iterations }))
  const { input, problem, choose } = useTextInput<number | null>({
    text: '',
    inputMode: 'numeric',
    read: (text) => (text.trim() === '' ? good(null) : read(text)),
    take(iteration) {
      if (iteration !== null) seek(iteration)
      return null
    },
  })
  const id = useId()
  return (
    <span className={styles.goTo}>
      <input
        {...input}
        className={styles.number}
        dir="ltr"
        placeholder={text.goToShort}
        aria-label={text.goTo}
        title={text.goTo}
        data-testid="go-to"
        aria-describedby={problem === null ? undefined : id}
      />
      {problem !== null && (
        <span id={id} className={styles.problem} role="alert">
          <span>{sayProblem(problem)}</span>
          <Readings problem={problem} onChoose={choose} />
        </span>
      )}
    </span>
  )
}
