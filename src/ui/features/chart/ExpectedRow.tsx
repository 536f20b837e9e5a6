import { theoryText } from '../../../i18n/theory-text.ts'
import { useText } from '../../context.ts'
import { formatShort } from '../../format.ts'
import { curveKind } from '../../plot/expected-curve.ts'
import { useCourse, useCourseAt } from '../../useTheory.ts'
import { verbatim } from '../../widgets/verbatim.ts'

interface Props {
  readonly iteration: number
  readonly className: string | undefined
}

/** What is expected at the crosshair: nothing where that is not known. */
export function ExpectedRow({ iteration, className }: Props) {
  const theory = useText(theoryText)
  // As long as the curve is there the row is, too: only its number is still to come.
  const kind = curveKind(useCourse())
  const answer = useCourseAt(iteration)
  if (kind === null) return null
  const [loss = Number.NaN] = answer?.course.ok ? answer.course.value[kind] : []
  return (
    <div className={className}>
      <dt>{kind === 'expected' ? theory.expected : theory.ofMeanWeight}</dt>
      <dd {...verbatim}>{!Number.isNaN(loss) ? formatShort(loss, 4) : '…'}</dd>
    </div>
  )
}
