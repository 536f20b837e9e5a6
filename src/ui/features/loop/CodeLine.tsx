import type { CSSProperties } from 'react'
import { mayUse } from '../../../store/allowed.ts'
import { useActions, useApp, useMay, useSelected, useText } from '../../context.ts'
import { useNamedField } from '../../useNamed.ts'
import styles from './Code.module.css'
import { type CodeRow, SWITCHABLE, type Switchable } from './rows.ts'
import { loopText } from './text.ts'
import { Value, ValueEnd } from './Value.tsx'

/** What stands right before a value, `lr=`: a line is not broken between the two. */
const LAST_WORD = /\S*$/

interface Props {
  readonly row: CodeRow
  /** Whether it came with the last change of the run. */
  readonly isFresh: boolean
  /** What ends the line. */
  readonly end: string
}

/** A line of the program. Its text is the line's and nothing else; which line is lit is written outside React. */
export function CodeLine({ row, isFresh, end }: Props) {
  const { tokens, statement, off = false } = row.line
  const mayOff = useMay('off')
  const switches = mayOff ? row.switches : null
  const changeable = useSelected((state) => tokens.some(({ key }) => key !== undefined && mayUse(state, key)))
  const isPlain = switches === null && !changeable
  const indent: CSSProperties & { '--indent': number } = { '--indent': row.indent }
  return (
    <div
      className={styles.line}
      style={indent}
      data-line
      data-statement={statement}
      data-switches={switches !== null || undefined}
      data-off={off || undefined}
      data-blank={tokens.length === 0 || undefined}
      data-fresh={isFresh || undefined}
    >
      {isPlain ? tokens.map(({ text }) => text).join('') + end : <Pieces row={row} switches={switches} end={end} />}
    </div>
  )
}

interface PiecesProps extends Pick<Props, 'row' | 'end'> {
  readonly switches: Switchable | null
}

/** A line with values in it, or a switch: each piece of its text in an element of its own, as translators need it. */
function Pieces({ row, switches, end }: PiecesProps) {
  const { tokens, off = false } = row.line
  return (
    <>
      {switches !== null && <Switch statement={switches} off={off} />}
      {tokens.map(({ key, text }, i) => {
        if (key === undefined) {
          const said = tokens[i + 1] === undefined ? text : text.replace(LAST_WORD, '')
          // biome-ignore lint/suspicious/noArrayIndexKey: between two values there is one piece of text
          return said === '' ? null : <span key={i}>{said}</span>
        }
        const before = LAST_WORD.exec(tokens[i - 1]?.text ?? '')?.[0] ?? ''
        const Piece = row.controls.includes(key) ? Value : ValueEnd
        return (
          <span key={key} className={styles.word}>
            {before !== '' && <span>{before}</span>}
            <Piece name={key} text={text} />
          </span>
        )
      })}
      {end !== '' && <span>{end}</span>}
    </>
  )
}

/** Comments a statement out, or back in. */
function Switch({ statement, off }: { readonly statement: Switchable; readonly off: boolean }) {
  const text = useText(loopText)
  const { edit } = useActions()
  const { store } = useApp()
  const isNamed = useNamedField('program') === 'off'
  const toggle = () => {
    const others = store.getState().shown.off.filter((each) => each !== statement)
    edit('off', off ? others : [...others, statement])
  }
  return (
    <button
      type="button"
      className={styles.switch}
      data-testid={`off-${statement}`}
      data-named={isNamed || undefined}
      aria-pressed={off}
      aria-label={text.commentOut(SWITCHABLE[statement])}
      title={text.commentOut(SWITCHABLE[statement])}
      onClick={toggle}
    />
  )
}
