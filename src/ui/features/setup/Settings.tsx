import { applies } from '../../../experiment/choices.ts'
import { fieldOf, isKey, KEYS } from '../../../experiment/config.ts'
import type { Group } from '../../../experiment/field.ts'
import { useActions, useSelected, useText } from '../../context.ts'
import { FieldControl } from './FieldControl.tsx'
import styles from './Settings.module.css'
import { setupText } from './text.ts'

const GROUPS: readonly Group[] = ['data', 'model', 'optimizer', 'loop']

/** Every hyperparameter; W as text here, and cell by cell where it is looked at. */
export function Settings() {
  const text = useText(setupText)
  const { newSeeds } = useActions()
  return GROUPS.map((group) => (
    <section key={group} className={styles.group} aria-label={text.groups[group]}>
      <header className={styles.header}>
        <h3 className={styles.title}>{text.groups[group]}</h3>
        {group === 'data' && (
          <button type="button" className={styles.seeds} data-testid="new-seeds" onClick={newSeeds}>
            {text.newSeeds}
          </button>
        )}
      </header>
      <Fields group={group} />
    </section>
  ))
}

/** The fields of a group that mean anything with the classes that are chosen. */
function Fields({ group }: { readonly group: Group }) {
  const keys = useSelected(({ shown }) =>
    KEYS.filter((key) => fieldOf(key).group === group && applies(shown, key)).join(),
  )
  return keys
    .split(',')
    .filter(isKey)
    .map((key) => <FieldControl key={key} name={key} />)
}
