import { type ReactNode, useId } from 'react'
import { type Config, type Key, snakeCase } from '../../../experiment/config.ts'
import { CURRENT, defaultsOf } from '../../../experiment/defaults.ts'
import { sameValue } from '../../../experiment/run.ts'
import type { SectionName } from '../../../export/program.ts'
import { useSelected, useText } from '../../context.ts'
import styles from './Code.module.css'
import type { Row } from './rows.ts'
import { loopText } from './text.ts'

/** What stands before the loop and the objects that it works with: a reader has seen it once. */
const FOLDABLE = ['imports', 'data', 'model', 'batches'] as const

type Foldable = (typeof FOLDABLE)[number]

/** Whether a section can be folded into a line. */
export function isFoldable(name: SectionName): name is Foldable {
  return FOLDABLE.some((each) => each === name)
}

interface Props {
  readonly name: Foldable
  readonly rows: readonly Row[]
  readonly isFolded: boolean
  /** Whether something in it came with the last change of the run. */
  readonly isFresh: boolean
  readonly onToggle: () => void
  readonly children: ReactNode
}

/**
 * A section of the program behind a line that says what it is about and what in it is not the tutorial's. Folded, it is
 * still there as text: the program is copied whole. The line's own words are no text of the program.
 */
export function FoldedSection({ name, rows, isFolded, isFresh, onToggle, children }: Props) {
  const text = useText(loopText)
  const config = useSelected((state) => state.run.config)
  const id = useId()
  const changed = changedIn(rows, config).join(', ')
  return (
    <>
      <button
        type="button"
        className={styles.fold}
        data-line
        data-testid={`fold-${name}`}
        aria-expanded={!isFolded}
        aria-controls={id}
        aria-label={changed === '' ? text.sections[name] : text.sectionWith(text.sections[name], changed)}
        data-says={text.sections[name]}
        data-changed={changed}
        data-fresh={(isFolded && isFresh) || undefined}
        onClick={onToggle}
      />
      <div id={id} hidden={isFolded}>
        {children}
      </div>
    </>
  )
}

/** The longest value that is repeated. */
const LONGEST = 12

/** The settings in `rows` that are not the tutorial's: `noise=0.1`; of a long value the name alone. */
function changedIn(rows: readonly Row[], config: Config): readonly string[] {
  const defaults = defaultsOf(CURRENT, config)
  const tokens = rows.flatMap((row) => (row.type === 'line' ? row.line.tokens : []))
  const values = new Map<Key, string>()
  for (const { key, text } of tokens) {
    if (key !== undefined && !sameValue(config, defaults, key)) values.set(key, (values.get(key) ?? '') + text)
  }
  return [...values].map(([key, value]) => (value.length > LONGEST ? snakeCase(key) : `${snakeCase(key)}=${value}`))
}
