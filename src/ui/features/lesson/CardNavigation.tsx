import { equalRuns } from '../../../experiment/run.ts'
import type { CardFace } from '../../../lessons/face.ts'
import type { CardCourse } from '../../../store/services/lesson-course.ts'
import { useSelected, useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { BackIcon } from '../../widgets/menu-icons.tsx'
import styles from './lesson.module.css'
import { lessonText } from './text.ts'
import { useGuide, useGuideState } from './useGuide.ts'

interface Props {
  readonly course: CardCourse
  readonly face: CardFace
}

/** From card to card, back to the card's run, and away. */
export function CardNavigation({ course: { faces }, face }: Props) {
  const text = useText(lessonText)
  const guide = useGuide()
  const card = useGuideState((state) => state.card)
  const isRun = useSelected(({ run, status }) => status === 'idle' && equalRuns(run, face.run))
  const isLast = card + 1 === faces.length
  const turn = (to: number, testId: string, label: string, style: string | undefined) => (
    <button
      type="button"
      className={style}
      data-testid={testId}
      disabled={faces[to] === undefined}
      onClick={() => guide.turn(to)}
    >
      {label}
    </button>
  )
  return (
    <nav className={styles.navigation} aria-label={text.cards}>
      <button
        type="button"
        className={`${buttons.button} ${styles.back}`}
        title={text.backTo}
        data-testid="card-run"
        disabled={isRun}
        onClick={() => guide.back()}
      >
        <BackIcon />
        <span>{text.back}</span>
      </button>
      {faces.length > 1 && turn(card - 1, 'card-previous', text.previous, buttons.button)}
      {faces.length > 1 && turn(card + 1, 'card-next', text.next, isLast ? buttons.button : buttons.primary)}
      <button
        type="button"
        className={buttons.icon}
        aria-label={text.leave}
        title={text.leave}
        data-testid="card-leave"
        onClick={() => guide.leave()}
      >
        ×
      </button>
    </nav>
  )
}
