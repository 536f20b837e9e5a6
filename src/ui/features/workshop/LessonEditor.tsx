import { useStore } from 'zustand'
import { writeHash } from '../../../share/codec.ts'
import { NO_CARD, TEXT_LIMITS } from '../../../share/handout.ts'
import type { OwnLesson, OwnLessonCard } from '../../../share/own-lesson.ts'
import { NO_HANDOUT } from '../../../share/page-view.ts'
import type { Workshop } from '../../../store/services/workshop.ts'
import { useText } from '../../context.ts'
import { download } from '../../download.ts'
import buttons from '../../widgets/buttons.module.css'
import { verbatim } from '../../widgets/verbatim.ts'
import { CardPreview } from './CardPreview.tsx'
import { CardWords } from './CardWords.tsx'
import { GoalFields } from './GoalFields.tsx'
import { workshopText } from './text.ts'
import styles from './workshop.module.css'

interface Props {
  readonly workshop: Workshop
  readonly draft: OwnLesson
  readonly chosen: number
}

interface EditorProps extends Props {
  readonly onHandOut: () => void
}

/** A lesson that is being made: its cards, the words of one of them, and how its readers see it. The page beneath stays alive. */
export function LessonEditor({ workshop, draft, chosen, onHandOut }: EditorProps) {
  const text = useText(workshopText)
  const card = draft.cards[chosen] ?? draft.cards[0]
  const save = () => download(new Blob([workshop.written()], { type: 'application/json' }), fileName(draft))
  return (
    <section className={styles.editor} aria-label={text.title} data-testid="lesson-editor">
      <header className={styles.head}>
        <h2 className={styles.title}>{text.title}</h2>
        <p className={styles.hint}>{text.hint}</p>
        <button type="button" className={buttons.button} data-testid="lesson-try" onClick={() => workshop.tryOut()}>
          {text.tryOut}
        </button>
        <button type="button" className={buttons.button} data-testid="lesson-download" onClick={save}>
          {text.download}
        </button>
        <button type="button" className={buttons.primary} data-testid="lesson-hand-out" onClick={onHandOut}>
          {text.handOut}
        </button>
        <button
          type="button"
          className={buttons.icon}
          aria-label={text.close}
          title={text.close}
          onClick={() => workshop.close()}
        >
          ×
        </button>
      </header>
      <div className={styles.columns}>
        <CardList workshop={workshop} draft={draft} chosen={chosen} />
        <div className={styles.fields}>
          <RunOfCard card={card} onTake={() => workshop.takeRun()} />
          <CardWords
            key={`${chosen} words`}
            own={card.view.handout.own ?? NO_CARD}
            onChange={(own) => workshop.word(own)}
          />
          <GoalFields
            key={`${chosen} goal`}
            goal={card.view.handout.goal}
            onChange={(goal) => workshop.setGoal(goal)}
          />
        </div>
        <CardPreview card={card} />
      </div>
    </section>
  )
}

function CardList({ workshop, draft, chosen }: Props) {
  const text = useText(workshopText)
  const former = useStore(workshop.store, (state) => state.former)
  const isLast = chosen + 1 === draft.cards.length
  return (
    <div className={styles.list}>
      <label className={styles.field}>
        <span>{text.lessonTitle}</span>
        <input
          type="text"
          data-testid="lesson-title"
          maxLength={TEXT_LIMITS.title}
          value={draft.title}
          onChange={(event) => workshop.setTitle(event.target.value)}
        />
      </label>
      <ol className={styles.cards} aria-label={text.cards}>
        {draft.cards.map((card, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a card is told from another by its place alone
          <li key={i}>
            <button
              type="button"
              className={styles.chosen}
              aria-current={i === chosen}
              data-testid={`edit-card-${i + 1}`}
              onClick={() => workshop.choose(i)}
            >
              <span>{text.card(i + 1)}</span>
              <span className={styles.hint}>{card.view.handout.own?.title}</span>
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.tools}>
        <button type="button" className={buttons.button} disabled={chosen === 0} onClick={() => workshop.move(-1)}>
          {text.up}
        </button>
        <button type="button" className={buttons.button} disabled={isLast} onClick={() => workshop.move(1)}>
          {text.down}
        </button>
        <button type="button" className={buttons.button} data-testid="lesson-remove" onClick={() => workshop.remove()}>
          {text.remove}
        </button>
        <button type="button" className={buttons.button} data-testid="lesson-add" onClick={() => workshop.add()}>
          {text.add}
        </button>
        <button type="button" className={buttons.quiet} onClick={() => workshop.beginAnew()}>
          {text.anew}
        </button>
        {former !== null && (
          <button
            type="button"
            className={buttons.quiet}
            data-testid="lesson-former"
            title={former.title}
            onClick={() => workshop.haveBack()}
          >
            {text.former}
          </button>
        )}
      </div>
    </div>
  )
}

interface RunProps {
  readonly card: OwnLessonCard
  readonly onTake: () => void
}

/** What the card's run is, as a link says it. */
function RunOfCard({ card: { run, view }, onTake }: RunProps) {
  const text = useText(workshopText)
  const bare = { ...view.handout, lesson: null, own: null, goal: [] }
  return (
    <p className={styles.run}>
      <span>{text.run}</span>
      <code {...verbatim}>
        {writeHash({ run, view: { ...view, handout: { ...NO_HANDOUT, ...bare } }, unknown: [] })}
      </code>
      <button type="button" className={buttons.button} data-testid="lesson-take-run" onClick={onTake}>
        {text.takeRun}
      </button>
    </p>
  )
}

/** Of the title what any system takes for a file's name. */
function fileName({ title }: OwnLesson): string {
  const name = title
    .trim()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return `${name === '' ? 'lesson' : name}.json`
}
