import type { CardFace } from '../../../lessons/face.ts'
import type { CardCourse } from '../../../store/services/lesson-course.ts'
import { faceNow, placeOf } from '../../../store/services/lesson-guide.ts'
import { useSelected, useText } from '../../context.ts'
import { Part } from '../../Part.tsx'
import buttons from '../../widgets/buttons.module.css'
import { workshopCode } from '../../workshop-code.ts'
import { CardNavigation } from './CardNavigation.tsx'
import { CardDetail, CardQuestion, CardReveal } from './CardQuestion.tsx'
import { CardTask } from './CardTask.tsx'
import { CardText } from './CardText.tsx'
import styles from './lesson.module.css'
import { NextLesson } from './NextLesson.tsx'
import { PlaceNamed } from './PlaceNamed.tsx'
import { useNumbersForPaper } from './paper-numbers.ts'
import { lessonText } from './text.ts'
import { useGuide, useGuideState } from './useGuide.ts'

/** A card of a lesson, of a teacher's or of an example: it stands beside or above the chart and drives the page, all of which stays alive. */
export function CardPanel() {
  const course = useGuideState((state) => state.course)
  const face = useGuideState(faceNow)
  const text = useText(lessonText)
  const atDesk = useSelected((state) => state.atDesk)
  useNumbersForPaper()
  return (
    <div className={styles.room}>
      {atDesk && (
        <Part code={workshopCode} name={text.workshop}>
          {({ WorkshopPanel }) => <WorkshopPanel />}
        </Part>
      )}
      {course === null || face === null ? <Trouble /> : <Card course={course} face={face} />}
    </div>
  )
}

interface Props {
  readonly course: CardCourse
  readonly face: CardFace
}

function Card({ course, face }: Props) {
  const text = useText(lessonText)
  const language = useSelected((state) => state.language)
  const place = useGuideState(placeOf)
  const card = useGuideState((state) => state.card)
  const title = course.title?.[language] ?? ''
  const of = course.faces.length
  const name = [title, face.title[language], text.card].find((each) => each !== '')
  return (
    <section className={styles.card} aria-label={name} data-testid="card" data-card={place}>
      <header className={styles.head}>
        <p className={styles.course}>
          {title !== '' && <span>{title}</span>}
          {of > 1 && <span className={styles.place}>{text.place(card + 1, of)}</span>}
        </p>
        <CardNavigation course={course} face={face} />
      </header>
      <div key={place} className={styles.body} aria-live="polite">
        <div className={styles.says}>
          {face.title[language] !== '' && <h2 className={styles.title}>{face.title[language]}</h2>}
          <CardText said={face.text} place={place} />
          {face.ask[language] !== '' && <p className={styles.ask}>{face.ask[language]}</p>}
          <PlaceNamed look={face.look} />
        </div>
        {(face.question !== null || face.goal.length > 0) && (
          <div className={styles.asks}>
            <CardQuestion face={face} place={place} />
            <CardTask goal={face.goal} />
          </div>
        )}
        <div className={styles.tells}>
          <CardReveal face={face} place={place} />
          <CardDetail face={face} place={place} />
          {card + 1 === of && course.next !== null && <NextLesson id={course.next} />}
        </div>
      </div>
    </section>
  )
}

/** Why there is no card where the link names one. */
function Trouble() {
  const text = useText(lessonText)
  const trouble = useGuideState((state) => state.trouble)
  const guide = useGuide()
  if (trouble === null) return null
  return (
    <section className={styles.card} aria-label={text.card} role="alert" data-testid="card-trouble">
      <p>{text[trouble]}</p>
      <div className={styles.navigation}>
        {trouble === 'notLoaded' && (
          <button type="button" className={buttons.button} onClick={() => guide.retry()}>
            {text.again}
          </button>
        )}
        <button type="button" className={buttons.button} data-testid="card-leave" onClick={() => guide.leave()}>
          {text.leave}
        </button>
      </div>
    </section>
  )
}
