import { type SyntheticEvent, useCallback, useId, useMemo, useRef, useState } from 'react'
import type { Frame } from '../../../engine/protocol.ts'
import { fieldOf } from '../../../experiment/config.ts'
import type { Matrix } from '../../../experiment/matrix.ts'
import type { Problem } from '../../../experiment/problem.ts'
import { difference } from '../../../training/progress.ts'
import { useActions, useFrames, useMessages, useSelected } from '../../context.ts'
import { formatTick } from '../../format.ts'
import { heatScales } from '../../theme/heat-scale.ts'
import type { HeatHandle } from '../../widgets/HeatTable.tsx'
import { Legend } from '../../widgets/Legend.tsx'
import { Panel } from '../../widgets/Panel.tsx'
import { BiasRow } from './BiasRow.tsx'
import { CellDetail } from './CellDetail.tsx'
import { EdgeButtons } from './EdgeButtons.tsx'
import { Heat, LARGEST_TABLE } from './Heat.tsx'
import { differenceLimit, sharedLimit } from './limits.ts'
import { type CellPlace, MatrixColumn } from './MatrixColumn.tsx'
import { MatrixTexts } from './MatrixTexts.tsx'
import styles from './matrices.module.css'
import { TargetMatrix } from './TargetMatrix.tsx'
import { EDGE, useMatrixLayout } from './useMatrixLayout.ts'

/** Target, learned and difference side by side: the matrix one edits is the matrix one looks at. */
export function MatricesPanel() {
  const text = useMessages()
  const { replaceW } = useActions()
  const W = useSelected((state) => state.shown.W)
  const trueBias = useSelected((state) => state.shown.trueBias)
  const bias = useSelected((state) => state.shown.bias)
  const scale = heatScales[useSelected((state) => state.theme)]
  const box = useRef<HTMLDivElement>(null)
  const [targetHeat, learnedHeat, differenceHeat] = [useHeat(), useHeat(), useHeat()]
  const layout = useMatrixLayout(box, W.rows, W.columns)
  const [current, setCurrent] = useState<CellPlace>({ row: 0, column: 0 })
  const [pointed, setPointed] = useState<CellPlace | null>(null)
  // What is wrong with an edit of this W; of no other, so that it goes when W changes.
  const [told, setTold] = useState<{ readonly problem: Problem; readonly about: Matrix } | null>(null)
  const problem = told?.about === W ? told.problem : null
  const setProblem = useCallback((next: Problem | null) => setTold(next && { problem: next, about: W }), [W])
  const problemId = useId()
  const [limit, setLimit] = useState(1)
  const shared = sharedLimit(W, trueBias)
  const buffers = useMemo(
    () => ({ learned: new Float32Array(W.data.length), apart: new Float32Array(W.data.length) }),
    [W],
  )

  useFrames(
    ({ weight, status }) => {
      if (weight.length !== W.data.length) return
      const { learned, apart } = buffers
      for (let i = 0; i < learned.length; i++) {
        learned[i] = weight[(i % W.columns) * W.rows + Math.floor(i / W.columns)] ?? Number.NaN
      }
      const next = differenceLimit(difference(weight, W, apart), limit)
      if (next !== limit) setLimit(next)
      const still = status !== 'running'
      targetHeat.current?.paint(W.data, shared, still)
      learnedHeat.current?.paint(learned, shared, still)
      differenceHeat.current?.paint(apart, next, still)
    },
    [W, shared, scale, layout],
  )

  const paste = useCallback(
    (pasted: string) => {
      const reading = fieldOf('W').kind.read(pasted)
      setProblem(reading.ok ? replaceW(reading.value) : reading.problem)
    },
    [replaceW, setProblem],
  )
  const target = useMemo(() => trueBias ?? Array.from({ length: W.columns }, () => 0), [trueBias, W])
  const targetBias = useCallback(() => target, [target])
  const learnedBias = useCallback((frame: Frame) => frame.bias ?? [], [])
  const biasApart = useCallback(
    (frame: Frame) => (frame.bias ?? []).map((value, i) => value - (target[i] ?? 0)),
    [target],
  )
  const biasRow = (title: string, values: (frame: Frame) => ArrayLike<number>, ends: number) => (
    <BiasRow caption={`${title}, ${text.biasRow}`} columns={W.columns} limit={ends} {...{ scale, layout, values }} />
  )

  const width = layout.cellWidth * W.columns
  const outlined = pointed !== null && pointed.row < W.rows && pointed.column < W.columns ? pointed : null
  const column = { width, layout, outlined }
  const heat = { rows: W.rows, columns: W.columns, scale, layout }
  const legend = (ends: number) => <Legend from={formatTick(-ends)} to={formatTick(ends)} colors={scale.ends} />
  const point = (event: SyntheticEvent) => setPointed(placeOf(event.target))
  return (
    <Panel title={text.matrices} titleHidden>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is pointed at or focused in it is outlined */}
      <div
        ref={box}
        className={layout.tight ? `${styles.matrices} ${styles.tight}` : styles.matrices}
        style={{ columnGap: layout.gap, gridTemplateColumns: columnsOf(layout.across, width) }}
        onPointerOver={point}
        onPointerLeave={() => setPointed(null)}
        onFocus={(event) => {
          point(event)
          setCurrent((before) => placeOf(event.target) ?? before)
        }}
        onBlur={() => setPointed(null)}
      >
        <MatrixColumn
          {...column}
          title={text.target}
          note={`${W.rows} × ${W.columns}`}
          testId="matrix-target"
          edge={<EdgeButtons W={W} axis="columns" onProblem={setProblem} />}
          foot={
            <>
              {(bias || trueBias !== null) && biasRow(text.target, targetBias, shared)}
              <EdgeButtons W={W} axis="rows" onProblem={setProblem} />
            </>
          }
        >
          <TargetMatrix
            {...{ W, scale, layout, current }}
            limit={shared}
            heat={targetHeat}
            onCurrent={setCurrent}
            problemId={problemId}
            onProblem={setProblem}
            onPaste={paste}
          />
        </MatrixColumn>
        <MatrixColumn
          {...column}
          title={text.learned}
          testId="matrix-weight"
          foot={
            <>
              {bias && biasRow(text.learned, learnedBias, shared)}
              {legend(shared)}
            </>
          }
        >
          <Heat {...heat} caption={text.learned} handle={learnedHeat} />
        </MatrixColumn>
        <MatrixColumn
          {...column}
          title={text.difference}
          testId="matrix-difference"
          foot={
            <>
              {bias && biasRow(text.difference, biasApart, limit)}
              {legend(limit)}
            </>
          }
        >
          <Heat {...heat} caption={text.difference} handle={differenceHeat} />
        </MatrixColumn>
      </div>
      {Math.max(W.rows, W.columns) > LARGEST_TABLE && <MatrixTexts W={W} />}
      <CellDetail W={W} place={outlined} problem={problem} problemId={problemId} />
    </Panel>
  )
}

function useHeat() {
  return useRef<HeatHandle>(null)
}

function columnsOf(across: number, width: number): string {
  const rest = Array.from({ length: across - 1 }, () => `${width}px`)
  return [`${width + EDGE}px`, ...rest].join(' ')
}

/** The cell that an element is or stands for. */
function placeOf(target: EventTarget): CellPlace | null {
  if (!(target instanceof HTMLElement)) return null
  const { row, column } = target.dataset
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) }
}
