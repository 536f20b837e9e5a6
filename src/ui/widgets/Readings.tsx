import type { Problem } from '../../experiment/problem.ts'
import buttons from './buttons.module.css'
import styles from './fields.module.css'
import { verbatim } from './verbatim.ts'

interface Props {
  readonly problem: Problem | null
  readonly onChoose: (text: string) => void
}

/** Where a typed number may be two, both to choose from: it counts when one is pressed. */
export function Readings({ problem, onChoose }: Props) {
  if (problem?.code !== 'unsure') return null
  return (
    <span className={styles.readings} dir="ltr">
      {problem.readings.map((reading) => (
        <button
          key={reading}
          type="button"
          className={buttons.button}
          data-testid={`reading-${reading}`}
          // The focus stays where it was typed.
          onPointerDown={(event) => event.preventDefault()}
          onClick={({ currentTarget }) => {
            const field = describedField(currentTarget)
            onChoose(reading)
            field?.focus()
          }}
          {...verbatim}
        >
          {reading}
        </button>
      ))}
    </span>
  )
}

/** The field whose problem is said around `button`. */
function describedField(button: HTMLElement): HTMLElement | null {
  const id = button.closest('[role="alert"]')?.id
  return id ? document.querySelector(`[aria-describedby~="${CSS.escape(id)}"]`) : null
}
