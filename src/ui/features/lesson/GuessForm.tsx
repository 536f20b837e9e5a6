import { useId, useState } from 'react'
import { readNumber } from '../../../experiment/numbers.ts'
import type { Problem } from '../../../experiment/problem.ts'
import { problemText } from '../../../i18n/problems.ts'
import type { Guess } from '../../../lessons/lesson.ts'
import { useSelected, useText } from '../../context.ts'
import { habitual, whenRead } from '../../number-habits.ts'
import buttons from '../../widgets/buttons.module.css'
import { Readings } from '../../widgets/Readings.tsx'
import { Slider } from '../../widgets/Slider.tsx'
import { guessLabel } from './guess-label.ts'
import styles from './lesson.module.css'
import { lessonText } from './text.ts'
import { useGuide } from './useGuide.ts'

/** The lr that is guessed lies between these powers of ten, in so many positions of the slider. */
const [LEAST, MOST, STEPS] = [-3, 1, 200]

const NUMBER = { type: 'number', min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY } as const

/** A number to be guessed: typed, or where it is a place on a picture, dragged there. */
export function GuessForm({ guess }: { readonly guess: Guess }) {
  const text = useText(lessonText)
  const say = useText(problemText)
  const guide = useGuide()
  const language = useSelected((state) => state.language)
  const dragged = useSelected((state) => state.guess?.value ?? null)
  const problemId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const shown = typed ?? (dragged === null ? '' : String(dragged))
  const label = guessLabel(guess, text)
  const read = habitual({ control: { ...NUMBER, integer: guess.by === 'iteration' }, read: readNumber })
  const take = (next: string) => {
    setTyped(next)
    setProblem(null)
    whenRead(read(next), (reading) => reading.ok && guide.hold(reading.value))
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    whenRead(read(shown), (reading) => {
      if (reading.ok) guide.answer(guess.by === 'iteration' ? Math.round(reading.value) : reading.value)
      else setProblem(reading.problem)
    })
  }
  return (
    <form className={styles.guess} onSubmit={submit}>
      {guess.by === 'lr' && (
        <Slider
          label={label}
          valueText={shown}
          testId="guess-slider"
          max={STEPS}
          position={positionOf(Number(shown) || 0.1)}
          onMove={(position) => take(String(lrAt(position)))}
        />
      )}
      <label className={styles.number}>
        <span>{label}</span>
        <input
          type="text"
          inputMode={guess.by === 'iteration' ? 'numeric' : 'text'}
          enterKeyHint="done"
          autoComplete="off"
          dir="ltr"
          className={styles.input}
          data-testid="guess"
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          value={shown}
          onChange={(event) => take(event.target.value)}
          onFocus={() => setTyped(shown)}
          onBlur={() => problem === null && dragged !== null && setTyped(null)}
        />
        {guess.by === 'number' && <span>{guess.unit[language]}</span>}
      </label>
      <button type="submit" className={buttons.primary} data-testid="guess-submit">
        {text.submit}
      </button>
      {(guess.by === 'iteration' || guess.by === 'loss') && <p className={styles.hint}>{text.drag}</p>}
      {problem !== null && (
        <p id={problemId} className={styles.problem} role="alert">
          <span>{say(problem)}</span>
          <Readings problem={problem} onChoose={take} />
        </p>
      )}
    </form>
  )
}

function lrAt(position: number): number {
  return Number((10 ** (LEAST + ((MOST - LEAST) * position) / STEPS)).toPrecision(2))
}

function positionOf(lr: number): number {
  const part = (Math.log10(lr) - LEAST) / (MOST - LEAST)
  return Math.round(Math.max(0, Math.min(1, part)) * STEPS)
}
