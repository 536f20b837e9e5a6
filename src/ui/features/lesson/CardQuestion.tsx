import { useLayoutEffect, useRef } from 'react'
import type { CardFace } from '../../../lessons/face.ts'
import { useText } from '../../context.ts'
import buttons from '../../widgets/buttons.module.css'
import { CardText } from './CardText.tsx'
import { ChoiceList } from './ChoiceList.tsx'
import { GuessForm } from './GuessForm.tsx'
import { GuessResult } from './GuessResult.tsx'
import styles from './lesson.module.css'
import { lessonText } from './text.ts'
import { useGuide, useGuideState } from './useGuide.ts'

interface Props {
  readonly face: CardFace
  readonly place: string
}

/** What a card asks, and what the reader answered. */
export function CardQuestion({ face: { question, reveal }, place }: Props) {
  const text = useText(lessonText)
  const guide = useGuide()
  const given = useGuideState((state) => state.given.get(place))
  if (question === null) return null
  const isTold = given?.stage === 'told'
  return (
    <>
      {question.by === 'choice' && <ChoiceList question={question} given={given} />}
      {question.by === 'thought' && given === undefined && reveal !== null && (
        <button type="button" className={buttons.button} data-testid="card-tell" onClick={() => guide.answer(null)}>
          {text.thought}
        </button>
      )}
      {'truth' in question && given === undefined && <GuessForm key={place} guess={question} />}
      {'truth' in question && isTold && <GuessResult guess={question} place={place} value={given.value} />}
      {given?.stage === 'making' && (
        <p className={styles.making}>
          <span>{text.making}</span>
          <button type="button" className={buttons.quiet} data-testid="card-tell" onClick={() => guide.tell()}>
            {text.tell}
          </button>
        </p>
      )}
    </>
  )
}

/** What the answer is, once the run is made that tells. */
export function CardReveal({ face: { question, reveal }, place }: Props) {
  const text = useText(lessonText)
  const guide = useGuide()
  const given = useGuideState((state) => state.given.get(place))
  const element = useRef<HTMLDivElement>(null)
  const isTold = given?.stage === 'told'
  useLayoutEffect(() => {
    if (isTold) bringIntoView(element.current)
  }, [isTold])
  if (question === null || !isTold) return null
  return (
    <div ref={element} className={styles.reveal} data-testid="card-reveal">
      {reveal !== null && <CardText said={reveal} place={place} />}
      {question.by !== 'thought' && (
        <button type="button" className={styles.anew} data-testid="card-anew" onClick={() => guide.ask()}>
          {text.anew}
        </button>
      )}
    </div>
  )
}

/** As far as a card scrolls in itself; the page is not moved, a reader may be looking at the run. */
function bringIntoView(element: HTMLElement | null): void {
  const card = element?.offsetParent
  if (element === null || !(card instanceof HTMLElement)) return
  card.scrollTop = Math.min(element.offsetTop, element.offsetTop + element.offsetHeight - card.clientHeight)
}

/** The mathematics; it has the answer in it, so where something is asked it waits for that. */
export function CardDetail({ face: { question, more }, place }: Props) {
  const text = useText(lessonText)
  const isTold = useGuideState((state) => state.given.get(place)?.stage === 'told')
  if (more === null || (question !== null && !isTold)) return null
  return (
    <details className={styles.more}>
      <summary>{text.more}</summary>
      <CardText said={more} place={place} />
    </details>
  )
}
