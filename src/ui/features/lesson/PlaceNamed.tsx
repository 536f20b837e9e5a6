import { snakeCase } from '../../../experiment/config.ts'
import type { Place } from '../../../lessons/lesson.ts'
import { useText } from '../../context.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './lesson.module.css'
import { placeText } from './place-text.ts'

/** The field or the cell that a card speaks of, by its name; its panel is marked on the page. */
export function PlaceNamed({ look }: { readonly look: Place | null }) {
  const text = useText(placeText)
  if (look === null || !('field' in look || 'cell' in look)) return null
  return (
    <p className={styles.look} data-testid="card-look">
      <span>{text.panels[look.panel]}</span>
      {'field' in look ? (
        <code {...verbatim}>{snakeCase(look.field)}</code>
      ) : (
        <span>{text.cell(look.cell[0] + 1, look.cell[1] + 1)}</span>
      )}
    </p>
  )
}
