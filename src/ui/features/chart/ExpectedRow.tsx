import { useMemo } from 'react'
import { theoryText } from '../../../i18n/theory.ts'
import { useText } from '../../context.ts'
import { formatShort } from '../../format.ts'
import { useCourse, useRunAhead } from '../../useTheory.ts'
import styles from './details.module.css'
import { kindOf } from './expected.ts'

/** What is expected at the crosshair: nothing where that is not known. */
export function ExpectedRow({ iteration }: { readonly iteration: number }) {
  const theory = useText(theoryText)
  const answer = useCourse(
    useRunAhead(),
    useMemo(() => [iteration], [iteration]),
  )
  const kind = kindOf(answer)
  if (answer === null || kind === null || !answer.course.ok) return null
  const [loss = Number.NaN] = answer.course.value[kind]
  return (
    <div className={styles.row}>
      <dt>{kind === 'expected' ? theory.expected : theory.ofMeanWeight}</dt>
      <dd>{answer.iterations[0] === iteration && !Number.isNaN(loss) ? formatShort(loss) : '…'}</dd>
    </div>
  )
}
