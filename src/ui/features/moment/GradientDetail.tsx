import { useLayoutEffect, useState } from 'react'
import type { Config } from '../../../experiment/config.ts'
import { type GradientSum, type GradientTerm, gradientSum, gradientWith } from '../../../training/gradient-terms.ts'
import type { Moment } from '../../../training/moment.ts'
import { useText } from '../../context.ts'
import { formatCell, formatExact } from '../../format.ts'
import { textScale } from '../../text-scale.ts'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './moment.module.css'
import { isOfWeight, type PointedPlace } from './place.ts'
import { momentText } from './text.ts'
import type { Pointed } from './usePointed.ts'

interface Props {
  readonly moment: Moment
  readonly config: Config
  readonly pointed: Pointed
  readonly place: PointedPlace | null
}

/** The sum behind an element of a gradient, row by row of the batch. It lies over the panel and moves nothing. */
export function GradientDetail({ moment, config, pointed, place }: Props) {
  const text = useText(momentText)
  const sum = place === null ? null : gradientSum(moment, place, config.W.rows, MOST_TERMS)
  // Not what is in the gradient any more.
  const isClipped = config.clipGrad !== 'none' && (moment.last === 'clip' || moment.last === 'step')
  const isGradient = place !== null && gradientWith(moment.parameters, place.input) !== null
  const where = useWhere(pointed, place)
  // Always there, so that what comes into it is said.
  if (place === null || !isGradient) return <div role="status" className="visually-hidden" />
  return (
    <div
      role="status"
      className={styles.detail}
      style={where}
      aria-label={text.sumOf}
      data-testid="gradient-sum"
      onPointerEnter={pointed.stay}
      onPointerLeave={pointed.leave}
    >
      {sum === null || isClipped ? (
        <p>{isClipped ? text.sumClipped : text.sumGone}</p>
      ) : (
        <Sum {...{ sum, place, moment, config }} />
      )}
    </div>
  )
}

interface SumProps {
  readonly sum: GradientSum
  readonly place: PointedPlace
  readonly moment: Moment
  readonly config: Config
}

function Sum({ sum, place, moment, config }: SumProps) {
  const text = useText(momentText)
  const { total, terms, earlier, rest } = sum
  const name = place.input === null ? `bias.grad[${place.output}]` : `weight.grad[${place.output}][${place.input}]`
  const factors = factorsOf(moment, config)
  const slope = factors === null ? text.slopeTerm : `${factors} · ${text.error}`
  return (
    <>
      <p className={styles.total} {...verbatim}>
        <span>{`${name} = `}</span>
        <strong data-testid="sum-total">{formatExact(total)}</strong>
        <span>{` = Σ ${slope}${place.input === null ? '' : ' · input'}`}</span>
      </p>
      <ul className={styles.terms} {...verbatim}>
        {earlier !== null && <Term label={text.earlierTerm} product={earlier} />}
        {terms.map((term, i) => (
          <Term
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of the data may come twice in a batch
            key={i}
            label={`${text.row} ${term.row}`}
            formula={formulaOf(term, place, factors)}
            product={term.product}
          />
        ))}
        {rest !== null && <Term label={text.moreTerms(rest.rows)} product={rest.product} />}
      </ul>
    </>
  )
}

interface TermProps {
  readonly label: string
  readonly formula?: string
  readonly product: number
}

function Term({ label, formula, product }: TermProps) {
  return (
    <li className={styles.term}>
      <span className={styles.termLabel}>{label}</span>
      <span>{formula === undefined ? '' : `${formula} =`}</span>
      <span data-testid="sum-term">{formatFine(product)}</span>
    </li>
  )
}

function formulaOf({ error, slope, input }: GradientTerm, place: PointedPlace, factors: string | null): string {
  const first = factors === null ? bracketed(slope) : `${factors} · ${bracketed(error)}`
  return place.input === null ? first : `${first} · ${bracketed(input)}`
}

/** What the error is multiplied with to give the slope, as the learner writes it; null where the slope is another function of it. */
function factorsOf(
  { batchRows }: Moment,
  { loss, reduction, squeezeY, W, accumulationSteps, accumulationMean }: Config,
): string | null {
  if (loss !== 'mse' || squeezeY) return null
  const mean = reduction === 'sum' ? '2' : `2/${batchRows * W.columns}`
  return accumulationMean && accumulationSteps > 1 ? `1/${accumulationSteps} · ${mean}` : mean
}

function bracketed(value: number): string {
  const text = formatCell(value)
  return value < 0 ? `(${text})` : text
}

/** Rows of the batch that are written out. */
const MOST_TERMS = 8

/** Room that the sum needs beside the gradient, in pixels for letters of the usual size, and what it keeps from it. */
const ROOM = 320
const APART = 8

/** Where the sum lies: beside the gradient at the panel's bottom, or above it where there is no room beside it. */
function useWhere({ root }: Pointed, place: PointedPlace | null) {
  const [where, setWhere] = useState({})
  const of = place === null ? null : isOfWeight(place)
  useLayoutEffect(() => {
    const box = root.current
    const grad = box?.querySelector(`[data-part="${of ? 'weight' : 'bias'}.grad"]`)
    if (of === null || !box || !grad) return
    const [outer, inner] = [box.getBoundingClientRect(), grad.getBoundingClientRect()]
    const left = inner.right - outer.left + APART
    const beside = outer.right - inner.right - APART >= ROOM * textScale()
    setWhere(beside ? { left, bottom: 0 } : { left: 0, bottom: outer.bottom - inner.top + APART })
  }, [root, of])
  return where
}

/** A term of a sum: to six digits after the point, so that terms add up to what is shown of their sum. */
function formatFine(value: number): string {
  const size = Math.abs(value)
  return size >= 0.0001 && size < 1000 ? value.toFixed(6).replace('-', '\u2212') : formatCell(value)
}
