import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import type { Run } from '../../../experiment/config.ts'
import { exampleIn } from '../../../lessons/face.ts'
import { useApp, useMessages, useSelected, useText } from '../../context.ts'
import type { qrView } from '../../picture/qr-path.ts'
import { PrintedAnswers } from './PrintedAnswers.tsx'
import { PrintedCardPart } from './PrintedCardPart.tsx'
import styles from './paper.module.css'
import { paperText } from './paper-text.ts'
import { printedLesson } from './printed-lesson.ts'
import { useGuide, useGuideState } from './useGuide.ts'

interface Props {
  /** Makes the code of a link. */
  readonly qr: typeof qrView
  /** The settings of a run in words. */
  readonly settingsOf: (run: Run) => readonly string[]
  /** What is printed where there is no lesson after all, or only the sentence of an example. */
  readonly instead: ReactNode
}

/** The lesson on the page with all its cards, to be filled in with a pen; what is revealed on a page of its own behind them. */
export function PrintedLesson({ qr, settingsOf, instead }: Props) {
  const guide = useGuide()
  const course = useGuideState((state) => state.course)
  const isLesson = course !== null && exampleIn(course.id) === null
  useEffect(() => {
    if (isLesson) void guide.paper.measure(course)
  }, [isLesson, course, guide])
  const language = useSelected((state) => state.language)
  const measured = useStore(guide.paper.store)
  const { title: site } = useMessages()
  const text = useText(paperText)
  const app = useApp()
  if (!isLesson) return instead
  const isMeasured = measured.course === course
  const numbers = isMeasured ? measured.numbers : new Map()
  const page = app.link().replace(/#.*$/s, '')
  const { title, cards, answers } = printedLesson({ course, numbers, language, settingsOf, page })
  const name = title === '' ? text.card : title
  return (
    <>
      <header className={styles.head}>
        <p className={styles.site}>{site}</p>
        <h1 className={styles.title}>{name}</h1>
        <p className={styles.about}>
          <span>{text.about(cards.length)}</span>
          {answers.length > 0 && <span>{text.answersFollow}</span>}
        </p>
        {!isMeasured && <p>{text.measuring}</p>}
        <p className={styles.filled}>
          <span className={styles.line}>{text.name}</span>
          <span className={styles.line}>{text.date}</span>
        </p>
      </header>
      {cards.map((card) => (
        <PrintedCardPart key={card.number} card={card} qr={qr} />
      ))}
      {answers.length > 0 && <PrintedAnswers title={text.answers(name)} answers={answers} />}
    </>
  )
}
