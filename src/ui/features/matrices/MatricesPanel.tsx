import { type SyntheticEvent, useCallback, useId, useRef, useState } from 'react'
import type { Matrix } from '../../../experiment/matrix.ts'
import { useMessages, useSelected } from '../../context.ts'
import { laterCode } from '../../later-code.ts'
import { sharedLimit } from '../../matrix-limits.ts'
import { Part } from '../../Part.tsx'
import { rem } from '../../text-scale.ts'
import { heatScales } from '../../theme/heat-scale.ts'
import { Panel } from '../../widgets/Panel.tsx'
import type { TellProblem, ToldProblem } from './CellField.tsx'
import { DifferenceColumn } from './DifferenceColumn.tsx'
import { LearnedColumn } from './LearnedColumn.tsx'
import type { CellPlace, MatrixView } from './MatrixColumn.tsx'
import styles from './matrices.module.css'
import { TargetColumn } from './TargetColumn.tsx'
import { EDGE, type MatrixLayout, useMatrixLayout } from './useMatrixLayout.ts'

/** How the matrices stand where the page does not measure it. */
interface GivenLayout {
  readonly layout: MatrixLayout
  /** Whether the target is among them. */
  readonly target: boolean
}

interface Props {
  readonly className?: string | undefined
  readonly given?: GivenLayout
}

/** Target, learned and difference side by side: the matrix one edits is the matrix one looks at. */
export function MatricesPanel({ className, given }: Props) {
  const text = useMessages()
  const W = useSelected((state) => state.shown.W)
  const trueBias = useSelected((state) => state.shown.trueBias)
  const bias = useSelected((state) => state.shown.bias)
  const scale = heatScales[useSelected((state) => state.theme)]
  const box = useRef<HTMLDivElement>(null)
  const measured = useMatrixLayout(box, { rows: W.rows, columns: W.columns, bias: bias || trueBias !== null })
  const { layout, target } = given ?? { layout: measured, target: true }
  const [current, setCurrent] = useState<CellPlace>({ row: 0, column: 0 })
  const [pointed, setPointed] = useState<CellPlace | null>(null)
  const [told, setProblem] = useProblemOf(W)
  const problemId = useId()
  const named = useSelected(({ marked }) => (marked !== null && 'cell' in marked ? marked.cell : null))
  const inW = (place: CellPlace | null) => (place && place.row < W.rows && place.column < W.columns ? place : null)
  const shown = inW(pointed)
  // While no other is pointed at, the cell that a card names.
  const outlined = shown ?? inW(named && { row: named[0], column: named[1] })
  const view: MatrixView = { W, trueBias, bias, scale, limit: sharedLimit(W, trueBias), layout, outlined }
  const point = (event: SyntheticEvent) => setPointed(placeOf(event.target))
  const leave = () => setPointed(null)
  const enter = (event: SyntheticEvent) => {
    point(event)
    setCurrent((before) => placeOf(event.target) ?? before)
  }
  return (
    <Panel title={text.matrices} titleHidden className={className}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is pointed at or focused in it is outlined */}
      <div
        ref={box}
        className={layout.tight ? `${styles.matrices} ${styles.tight}` : styles.matrices}
        style={{
          columnGap: rem(layout.gap),
          gridTemplateColumns: columnsOf(layout.across, layout.cellWidth * W.columns, target ? EDGE : 0),
        }}
        onPointerOver={point}
        onPointerLeave={leave}
        onFocus={enter}
        onBlur={leave}
      >
        {target && (
          <TargetColumn view={view} onCurrent={setCurrent} onProblem={setProblem} {...{ current, problemId }} />
        )}
        <LearnedColumn view={view} />
        <DifferenceColumn view={view} />
      </div>
      <Part
        code={laterCode}
        name={text.matrices}
        silent
        waiting={given === undefined && <p className={styles.detail} />}
      >
        {({ Beneath }) => <Beneath W={W} place={shown} told={told} problemId={problemId} />}
      </Part>
    </Panel>
  )
}

/** What is wrong with an edit of this W; of no other, so that it goes when W changes. */
function useProblemOf(W: Matrix) {
  const [told, setTold] = useState<(ToldProblem & { readonly about: Matrix }) | null>(null)
  const tell: TellProblem = useCallback((problem, choose) => setTold({ problem, choose, about: W }), [W])
  return [told?.about === W ? told : null, tell] as const
}

function columnsOf(across: number, width: number, edge: number): string {
  const rest = Array.from({ length: across - 1 }, () => rem(width))
  return [rem(width + edge), ...rest].join(' ')
}

/** The cell that an element is or stands for. */
function placeOf(target: EventTarget): CellPlace | null {
  if (!(target instanceof HTMLElement)) return null
  const { row, column } = target.dataset
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) }
}
