import { applies } from '../../../experiment/choices.ts'
import { fieldOf, isKey, KEYS, type Key, LEADING_KEYS } from '../../../experiment/config.ts'
import { tutorialValue } from '../../../experiment/difference.ts'
import type { Group } from '../../../experiment/field.ts'
import { written } from '../../../experiment/run.ts'
import { createDataDesk } from '../../../store/services/data-desk.ts'
import { useActions, useMay, useSelected, useService, useText } from '../../context.ts'
import { Fold } from '../../widgets/Fold.tsx'
import { CompareReleases } from './CompareReleases.tsx'
import { FieldControl } from './FieldControl.tsx'
import { Named } from './Named.tsx'
import styles from './Settings.module.css'
import { setupText } from './text.ts'
import { ZeroGrad } from './ZeroGrad.tsx'

const GROUPS: readonly Group[] = ['data', 'model', 'optimizer', 'loop']

/** Every hyperparameter: a few first, the others in groups; a matrix is edited where it is looked at, cell by cell. */
export function Settings() {
  const text = useText(setupText)
  const { newSeeds } = useActions()
  const [maySeed, mayNpSeed] = [useMay('seed'), useMay('npSeed')]
  return (
    <>
      <section className={styles.group} aria-label={text.leading}>
        <Fields keys={LEADING_KEYS} />
        <Named name="off">
          <ZeroGrad />
        </Named>
        <div className={styles.links}>
          <OpenData />
          {maySeed && mayNpSeed && (
            <button type="button" className={styles.seeds} data-testid="new-seeds" onClick={newSeeds}>
              {text.newSeeds}
            </button>
          )}
        </div>
      </section>
      {GROUPS.map((group) => (
        <GroupFold key={group} group={group} />
      ))}
    </>
  )
}

/** A part of the settings, closed until it is asked for, that says how many of its values differ from the tutorial's. */
function GroupFold({ group }: { readonly group: Group }) {
  const text = useText(setupText)
  const keys = membersOf(group)
  const changed = useSelected(
    ({ shown }) =>
      keys.filter((key) => applies(shown, key) && written(shown, key) !== tutorialValue(shown, key)).length,
  )
  const isEmpty = useSelected(({ shown }) => !keys.some((key) => applies(shown, key)))
  if (isEmpty) return null
  return (
    <Fold
      className={styles.group}
      title={text.groups[group]}
      note={changed === 0 ? '' : text.changed(changed)}
      testId={`group-${group}`}
    >
      <Fields keys={keys} />
    </Fold>
  )
}

/** The way to data of one's own. */
function OpenData() {
  const text = useText(setupText)
  const desk = useService('dataDesk', createDataDesk)
  const may = useSelected(({ handout }) => handout.controls === null)
  return (
    may && (
      <button type="button" className={styles.seeds} data-testid="open-data" onClick={() => desk.open()}>
        {text.openData}
      </button>
    )
  )
}

/** The fields of a group that stand nowhere else. */
function membersOf(group: Group): readonly Key[] {
  return KEYS.filter((key) => {
    const { kind, ...field } = fieldOf(key)
    return field.group === group && field.lead === undefined && kind.control.type !== 'matrix'
  })
}

/** Those of `keys` that mean anything with the classes that are chosen; own data where there are any. */
function Fields({ keys }: { readonly keys: readonly Key[] }) {
  const applying = useSelected(({ shown }) =>
    keys.filter((key) => applies(shown, key) && (key !== 'data' || shown.data !== null)).join(),
  )
  return applying
    .split(',')
    .filter(isKey)
    .map((key) => (
      <Named key={key} name={key}>
        <FieldControl name={key} />
        {key === 'torch' && <CompareReleases />}
      </Named>
    ))
}
