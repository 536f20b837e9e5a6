import { useRef, useState } from 'react'
import type { Key, Run } from '../../../experiment/config.ts'
import { program } from '../../../export/program.ts'
import { useSelected } from '../../context.ts'
import { rem } from '../../text-scale.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './Code.module.css'
import { CodeLine } from './CodeLine.tsx'
import { type Row, rowsOf } from './rows.ts'
import { useCurrentLine } from './useCurrentLine.ts'
import { useFreshInView, useLoopInView } from './view.ts'

/** A line of such a literal is so high, in pixels for letters of the usual size, where it is not drawn. */
const LINE_HEIGHT = 18

/** The program of the run on screen, exactly as it is exported. */
export function Code() {
  const box = useRef<HTMLPreElement>(null)
  const { rows, fresh } = useRows(useSelected((state) => state.run))
  useLoopInView(box)
  useFreshInView(box, rows)
  useCurrentLine(box, rows)
  const named = new Set<Key>()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre ref={box} className={styles.code} {...verbatim} data-scroll tabIndex={0} data-testid="loop">
      {rows.map((row, i) => {
        const end = i === rows.length - 1 ? '' : '\n'
        if (row.type === 'line') {
          // Of the lines of a value the first is its control.
          const first = row.line.tokens.flatMap(({ key }) => (key === undefined || named.has(key) ? [] : key))
          for (const key of first) named.add(key)
          return <CodeLine key={row.id} row={row} controls={first} isFresh={fresh(row)} end={end} />
        }
        const size = { containIntrinsicHeight: `auto ${rem(row.lines * LINE_HEIGHT)}` }
        return (
          <div key={row.id} className={styles.literal} style={size}>
            {row.text + end}
          </div>
        )
      })}
    </pre>
  )
}

/** The rows of `run`, and which of them were not there before its last change. */
function useRows(run: Run) {
  const [known, setKnown] = useState(() => ({ run, rows: rowsOf(program(run)), before: new Set<string>() }))
  let current = known
  if (known.run !== run) {
    current = { run, rows: rowsOf(program(run)), before: marksOf(known.rows) }
    setKnown(current)
  }
  const { rows, before } = current
  const fresh = (row: Row) => row.type === 'line' && before.size > 0 && !before.has(row.mark)
  return { rows, fresh }
}

function marksOf(rows: readonly Row[]): Set<string> {
  return new Set(rows.flatMap((row) => (row.type === 'line' ? row.mark : [])))
}
