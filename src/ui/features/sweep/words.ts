import type { Ending } from '../../../engine/sweep-protocol.ts'
import { snakeCase } from '../../../experiment/config.ts'
import { writeNumber } from '../../../experiment/numbers.ts'
import type { problemText } from '../../../i18n/problems.ts'
import type { TextOf } from '../../../i18n/texts.ts'
import type { Sweep } from '../../../store/services/sweep.ts'
import type { Plan } from '../../../store/services/sweep-plan.ts'
import { formatExact, formatLoss } from '../../format.ts'
import { summaryOf } from './endings.ts'
import type { SweepText } from './text.ts'

type SayProblem = TextOf<typeof problemText>

/** `batch_size 4, lr 0.1` */
export function runName({ rates, rows, rowKey }: Plan, index: number): string {
  const lr = `lr ${writeNumber(rates[index % rates.length] ?? 0)}`
  const row = rows[Math.floor(index / rates.length)]
  return rowKey === null || row === undefined ? lr : `${snakeCase(rowKey)} ${writeNumber(row.value)}, ${lr}`
}

/** A run and how it ended, exactly. */
export function exactly(text: SweepText, { plan, endings }: Sweep, index: number): string {
  const where = runName(plan, index)
  if (plan.rows[Math.floor(index / plan.rates.length)]?.problem !== null) return text.excluded(where)
  const ending = endings[index] ?? null
  return ending === null ? text.unknown(where) : endsWith(text, where, ending)
}

function endsWith(text: SweepText, where: string, { fullLoss, divergedAt }: Ending): string {
  const loss = formatExact(fullLoss)
  if (Number.isFinite(fullLoss) || divergedAt === null) return text.endsAt(where, loss)
  return text.divergesAt(where, loss, divergedAt)
}

/** What the sweep has found, and what it left out. */
export function summary(text: SweepText, sayProblem: SayProblem, { plan, endings, status }: Sweep): string {
  const { best, known, diverged } = summaryOf(endings)
  const sentences: string[] = []
  if (status === 'failed') sentences.push(text.failed)
  else if (plan.order.length === 0) sentences.push(text.nothing)
  else if (known === 0) sentences.push(text.offer(plan.order.length))
  const ending = best === null ? null : endings[best]
  if (best !== null && ending) sentences.push(text.best(runName(plan, best), formatLoss(ending.fullLoss)))
  if (known > 0) sentences.push(text.diverged(diverged, known))
  return [...sentences, ...leftOut(text, sayProblem, plan)].join(' ')
}

/** The rows that are refused, with the reason of the first. */
function leftOut(text: SweepText, sayProblem: SayProblem, { rows, rowKey }: Plan): readonly string[] {
  const refused = rows.filter(({ problem }) => problem !== null)
  const problem = refused[0]?.problem
  if (!problem) return []
  if (rowKey === null) return [sayProblem(problem)]
  return [text.leftOut(`${snakeCase(rowKey)} ${refused.map(({ value }) => value).join(', ')}`, sayProblem(problem))]
}
