import { cellStoryText } from '../../../i18n/cell-story-text.ts'
import { theoryText } from '../../../i18n/theory-text.ts'
import { verdictText } from '../../../i18n/verdict-text.ts'
import { useActions, useMay, useText } from '../../context.ts'
import { saySetting } from '../../say-verdict.ts'
import { useRemedies } from '../../useRemedy.ts'
import buttons from '../../widgets/buttons.module.css'
import { type Answered, answersOf, type Known } from './answers.ts'
import { whyText } from './text.ts'
import styles from './why.module.css'

/** What a reader of the tutorial asks, each with its answer for the run on screen. */
export function Questions({ known }: { readonly known: Known }) {
  const words = { why: useText(whyText), theory: useText(theoryText), cells: useText(cellStoryText) }
  return answersOf(known, words).map((answer) => <Question key={answer.key} answer={answer} known={known} />)
}

function Question({ answer, known }: { readonly answer: Answered; readonly known: Known }) {
  const { key, question, said, deed } = answer
  return (
    <section data-testid={`why-${key}`}>
      <h3>{question}</h3>
      <div className={styles.answer}>
        <p>{said}</p>
        {deed !== null && <DeedButton deed={deed} known={known} />}
      </div>
    </section>
  )
}

interface DeedProps {
  readonly deed: NonNullable<Answered['deed']>
  readonly known: Known
}

function DeedButton({ deed, known: { moment } }: DeedProps) {
  const why = useText(whyText)
  const text = useText(verdictText)
  const { setPanel } = useActions()
  const { make, mayMake, restartsFor } = useRemedies()
  const mayTurn = useMay('tabs')
  const act = deed.type === 'look' ? () => setPanel('step') : () => make(deed)
  if (!(deed.type === 'look' ? mayTurn : mayMake(deed))) return null
  const isCommenting = deed.type === 'set' && deed.key === 'off' && deed.value.length > moment.config.off.length
  const label =
    deed.type === 'look'
      ? why.actions.step
      : isCommenting
        ? why.actions.commentOut
        : saySetting(deed, moment.config, text, restartsFor(deed.key))
  return (
    <button type="button" className={buttons.button} onClick={act}>
      {label}
    </button>
  )
}
