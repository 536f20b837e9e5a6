import { type Config, snakeCase } from '../experiment/config.ts'
import { writeNumber } from '../experiment/numbers.ts'
import { configAt, withValue, written } from '../experiment/run.ts'
import { count } from '../i18n/number-text.ts'
import type { VerdictText } from '../i18n/verdict-text.ts'
import type { Finding, LeftDirection, Setting } from '../theory/causes/finding.ts'
import type { RunMoment } from '../theory/causes/situation.ts'
import type { Verdict } from '../theory/verdict.ts'
import { formatShort } from './format.ts'
import { joinSentences, writtenRate } from './say.ts'

type Of<C extends Finding['cause']> = Extract<Verdict, { readonly cause: C }>

/** What holds a run where it is, in a sentence or two. */
export function sayVerdict(verdict: Verdict, moment: RunMoment, text: VerdictText): string {
  switch (verdict.cause) {
    case 'nothing-moves':
      return sayUnmoving(verdict, moment.config, text)
    case 'overflow':
      return text.overflow[verdict.detail.of]
    case 'momentum':
      return text[verdict.detail.of](writeNumber(verdict.detail.value))
    case 'no-zero-grad':
      return saySwing(verdict, moment, text)
    case 'maximize':
      return text.maximize
    case 'broadcast':
      return text.broadcast
    case 'diverges':
      return sayDivergence(verdict, moment, text)
    case 'bursts':
      return sayBursts(verdict, moment.config, text)
    case 'float32':
      return sayRounding(verdict, text)
    case 'measured':
      return sayUnknown(verdict, moment, text)
    case 'unfinished':
      return sayUnfinished(verdict, moment, text)
    case 'batch-noise':
      return sayBatchNoise(verdict, text)
    case 'noise':
      return sayNoise(verdict, moment.config, text)
    case 'missing-bias':
      return text.missingBias(formatShort(verdict.detail.largest))
    case 'weight-decay':
      return text.weightDecay(writeNumber(verdict.detail.weightDecay))
    case 'undetermined': {
      const { fate, directions, holds } = verdict.detail
      return text.undetermined[fate](directions, formatShort(holds))
    }
    case 'arrived':
      if (verdict.when === 'foretold') return text.arrived.foretold
      return verdict.detail.exact ? text.arrived.exact : text.arrived.now
  }
}

function sayUnmoving({ detail }: Of<'nothing-moves'>, { lr }: Config, { unmoving }: VerdictText): string {
  switch (detail.why) {
    case 'off':
      return unmoving[detail.statement]
    case 'lr':
      return unmoving.lr(writeNumber(lr))
    case 'scheduler':
      return unmoving.scheduler
    case 'accumulation':
      return unmoving.accumulation(detail.accumulationSteps, detail.iterations)
    case 'exact':
      return unmoving.exact
  }
}

/** Growth that a whole run does not double is none to be seen. */
function saySwing({ detail: { swing } }: Of<'no-zero-grad'>, { run }: RunMoment, text: VerdictText): string {
  const { plain, swings, grows } = text.noZeroGrad
  if (swing === null) return plain
  if (run.config.iterations * Math.log(swing.growth) > Math.LN2) return grows
  return Number.isFinite(swing.slowest) ? swings(approximately(swing.slowest)) : plain
}

function sayDivergence({ detail, when }: Of<'diverges'>, moment: RunMoment, text: VerdictText): string {
  const { lr, since, beyond, scheduled } = detail
  const at = moment.measured?.divergedAt ?? null
  const noFinite = moment.config.loss === 'custom' ? text.noValue : text.noFinite
  if (beyond === null && at !== null) return noFinite(at - 1)
  const { tooLarge, staysAbove, diverges } = text
  const { batchSize } = moment.config.lr === lr ? moment.config : configAt(moment.run, since)
  const large = scheduled
    ? tooLarge.scheduled(writtenRate(lr), since)
    : since === 0
      ? tooLarge.plain(writeNumber(lr))
      : tooLarge.since(writeNumber(lr), since)
  const start = at !== null || when === 'end' ? diverges.end : diverges[when]
  // The typical limit is an estimate, good for three digits at most.
  const limit = beyond === null ? '' : formatShort(beyond.value, beyond.limit === 'typical' ? 3 : 4)
  const why = beyond === null ? '' : (scheduled ? staysAbove : tooLarge)[beyond.limit](limit, batchSize)
  return joinSentences(start, large, why)
}

function sayBursts({ detail, when }: Of<'bursts'>, { batchSize }: Config, { bursts }: VerdictText): string {
  const { lr } = detail
  if (detail.scheduled) {
    const says = when === 'foretold' ? bursts.scheduled : bursts.scheduledNow
    return says(writtenRate(lr), formatShort(detail.beyond.value, 4), batchSize)
  }
  const say = detail.arrived && when !== 'foretold' ? bursts.arrived : bursts.foretold
  return say(writeNumber(lr), formatShort(detail.beyond.value, 4), batchSize)
}

function sayRounding({ detail, when, settled }: Of<'float32'>, { float32 }: VerdictText): string {
  if (detail !== null) return float32.steps(formatShort(detail.largestStep), formatShort(detail.halfSpacing))
  if (when === 'foretold') return float32.foretold
  return settled === true ? float32.still : float32.rounding
}

function sayUnknown(
  { detail, when, comparison }: Of<'measured'>,
  { run, measured }: RunMoment,
  text: VerdictText,
): string {
  const code = detail.reason?.code ?? 'none'
  const says = text.measured
  if (when === 'foretold') return says[code]
  if (code === 'plateau' && measured !== null)
    return says.byLosses[when](writeNumber(run.config.lr), writtenRate(measured.lr))
  const plain = code === 'state' ? says.sinceLoad : (code === 'custom' ? says.ofCustom : says)[when]
  return joinSentences(plain, sayFaster({ comparison }, text))
}

/** How much faster than plain SGD a run is along the slowest direction; nothing where that is no news. */
export function sayFaster({ comparison }: Pick<Verdict, 'comparison'>, text: VerdictText): string {
  if (comparison === null || comparison.faster === null || !(comparison.faster > 1.05)) return ''
  return text.faster(formatShort(comparison.faster, 2), writeNumber(comparison.lr))
}

function sayUnfinished({ detail, when, reach }: Of<'unfinished'>, moment: RunMoment, text: VerdictText): string {
  if (detail.scheduled !== null)
    return sayUnderSchedule(detail, detail.scheduled, { when, reach }, moment, text.scheduled)
  const slowest = slowestOf(detail.directions)
  if (slowest === null) return text.falling[when]
  const { measured, run, iteration } = moment
  const halving = approximately(slowest)
  const isReached = typeof reach === 'number' && reach <= run.config.iterations
  // The goal that the button names elsewhere is behind it, but not yet the last digit.
  if (measured === null && isReached && run.changes.length === 0) return text.unfinished.nearly(halving)
  // Nor is it where the loss has been raised again since.
  const isNear = measured !== null && typeof reach === 'number' && iteration >= reach && measured.fullLoss < NEAR
  if (isNear) return text.unfinished.near(halving, formatShort(measured.fullLoss))
  const { later } = detail
  return later !== null && later > LATER * slowest
    ? text.unfinishedYet[when](halving, approximately(later))
    : text.unfinished[when](halving)
}

type Unfinished = Of<'unfinished'>

/** Iterations that no run has. */
const FOR_EVER = 1e9

/** The same of a run whose lr a scheduler changes: what all of it leaves, or what the lr of now does. */
function sayUnderSchedule(
  { directions }: Unfinished['detail'],
  { lr, rising }: NonNullable<Unfinished['detail']['scheduled']>,
  { when, reach }: Pick<Unfinished, 'when' | 'reach'>,
  { measured, run, iteration }: RunMoment,
  text: VerdictText['scheduled'],
): string {
  if (rising !== null) {
    const { value, limit } = rising.beyond
    return text.rising(writtenRate(lr), formatShort(value, limit === 'typical' ? 3 : 4), rising.until)
  }
  const left = formatShort(100 * Math.max(...directions.map((each) => each.left)), 3)
  if (measured === null) {
    const isReached = typeof reach === 'number' && reach <= run.config.iterations && run.changes.length === 0
    return isReached ? text.nearly : text.foretold(`${left}%`)
  }
  if (typeof reach === 'number' && iteration >= reach && measured.fullLoss < NEAR)
    return text.near(formatShort(measured.fullLoss))
  if (when === 'end') return text.end(`${left}%`)
  const slowest = slowestOf(directions)
  const rate = writtenRate(lr)
  if (slowest === null) return text.still(rate)
  return slowest > FOR_EVER ? text.hardly(rate) : text.now(rate, approximately(slowest))
}

/** A full loss below which nearly all is done: a run of its own is not the average that the goal is foretold of. */
const NEAR = 1e-5

/** Directions that are by so much slower than those that are spoken of are to be reckoned with. */
const LATER = 1.5

/** In how many iterations the slowest of `directions` halves; null where that is not known. */
function slowestOf(directions: readonly LeftDirection[]): number | null {
  const halvings = directions.flatMap(({ halving }) => (halving === null ? [] : [halving]))
  return halvings.length === 0 ? null : Math.max(...halvings)
}

function sayBatchNoise({ detail, when, rest }: Of<'batch-noise'>, { batchNoise, scheduled }: VerdictText): string {
  const { by, loss } = detail
  if (loss !== null) return when === 'foretold' ? scheduled.batchNoise(formatShort(loss)) : scheduled.batchNoiseNow
  if (by === 'steps') return batchNoise.steps
  if (by === 'fading') return when === 'foretold' ? batchNoise.fadingAhead : batchNoise.fading
  if (when !== 'foretold' || rest === null || !Number.isFinite(rest)) return batchNoise.other
  return batchNoise.foretold(formatShort(rest))
}

/** A part of the loss that is to be reckoned with. */
const ALSO = 0.02

function sayNoise(
  { when, floor, settled, parts }: Of<'noise'>,
  { data }: Config,
  { noise, ownData }: VerdictText,
): string {
  const least = formatShort(floor ?? 0)
  const say = data === null ? noise : ownData
  // Not all of it is noise.
  if (settled !== false && parts !== null && parts['missing-bias'] > ALSO) return noise.mostly(least)
  if (when === 'foretold') return say.foretold(least)
  return settled === false ? say.share(least) : say.other(least)
}

/** A number of iterations that is an average: three digits. */
function approximately(iterations: number): string {
  const rounded = Number(iterations.toPrecision(3))
  return rounded >= 1 ? count(rounded) : formatShort(rounded)
}

/** What a setting is called on a button that makes it. */
export function saySetting(setting: Setting, config: Config, text: VerdictText, again: boolean): string {
  const { remedy } = text
  switch (setting.key) {
    case 'off': {
      const missing = config.off.find((name) => !setting.value.includes(name)) ?? 'step'
      return remedy.putBack(missing === 'step' ? 'optimizer.step()' : `${missing}()`)
    }
    case 'maximize':
      return remedy.goDown
    case 'squeezeY':
      return remedy.keepShape
    case 'bias':
      return remedy.addBias
    case 'trueBias':
      return remedy.dropBias
    default: {
      const next = withValue<keyof Config>(config, setting.key, setting.value)
      const value = written(next, setting.key)
      return (again ? remedy.again : remedy.set)(snakeCase(setting.key), value)
    }
  }
}
