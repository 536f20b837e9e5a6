import type { Config } from '../../../experiment/config.ts'
import { program, textOf } from '../../../export/program.ts'
import { isOff } from '../../../training/explain.ts'
import type { Moment } from '../../../training/moment.ts'
import { statementsOf } from '../../../training/phases.ts'
import { useSelected, useText } from '../../context.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './moment.module.css'
import { momentText } from './text.ts'

interface Props {
  readonly moment: Moment
  readonly config: Config
  readonly tooFast: boolean
}

/** Where in the iteration the moment is: its statements, the last one marked and as its line of the program. */
export function Statements({ moment, config, tooFast }: Props) {
  const text = useText(momentText)
  const run = useSelected((state) => state.run)
  const embedded = useSelected((state) => state.embedded)
  const last = tooFast ? null : moment.last
  const lines = program(run).filter(({ statement }) => statement !== undefined && statement === last)
  const code = lines.map((line) => textOf([line]).trim()).join(' ')
  return (
    <div className={styles.head}>
      <ol className={styles.statements} {...verbatim} aria-label={text.statements}>
        {statementsOf(config).map((statement) => (
          <li
            key={statement}
            className={styles.statement}
            aria-current={statement === last ? 'step' : undefined}
            data-skipped={statement === last && !moment.executed}
          >
            {isOff(config, statement) ? (
              <s title={text.commentedOut}>
                <span>{statement}</span>
                <span className="visually-hidden">{` (${text.commentedOut})`}</span>
              </s>
            ) : (
              statement
            )}
          </li>
        ))}
      </ol>
      <code
        className={embedded ? styles.code : `${styles.code} ${styles.beside}`}
        {...verbatim}
        data-testid="statement-code"
      >
        {code}
      </code>
    </div>
  )
}
