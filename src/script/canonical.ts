import { unnamed } from './broken.ts'
import { withPlainBatches } from './forms/batches.ts'
import { withoutBeside } from './forms/beside.ts'
import { withoutGuard, withoutTypes } from './forms/blocks.ts'
import { withoutHandwriting } from './forms/by-hand.ts'
import { withNamedArguments } from './forms/calls.ts'
import { withPlainClearing } from './forms/clearing.ts'
import { inputsOf, withComputed } from './forms/computed.ts'
import { withConstants } from './forms/constants.ts'
import { withoutDatasetClasses } from './forms/datasets.ts'
import { withoutDevices } from './forms/devices.ts'
import { withEarlyNames } from './forms/early-names.ts'
import { withoutFunctions } from './forms/functions.ts'
import { withInitialState } from './forms/initial-state.ts'
import { withInitialValues } from './forms/initial-values.ts'
import type { Instead } from './forms/instead.ts'
import { withLiteralsFirst, withPlainLiterals } from './forms/literals.ts'
import { withPlainLoops } from './forms/loops.ts'
import { withoutClasses } from './forms/model.ts'
import { withPlainCount, withPlainOrder } from './forms/order.ts'
import { withoutParameterClasses } from './forms/parameter-classes.ts'
import { withoutOldWords, withPlainCalls, withPlainForward, withPlainLoss } from './forms/plain-calls.ts'
import { withLoaders } from './forms/row-loops.ts'
import { withShortFunctions } from './forms/short-functions.ts'
import { withPlainTargets } from './forms/targets.ts'
import { withUsualNames } from './forms/usual-names.ts'
import { withWholeLoss } from './forms/whole-loss.ts'
import type { PlainStatement } from './plain-statements.ts'
import { pureFunctions } from './pure-functions.ts'
import type { ScriptFile } from './script-files.ts'
import type { ArrayValue, PythonValue } from './values.ts'

/** A script in the one form in which scripts are compared, and what was decided on the way. */
export interface Canonical {
  readonly statements: readonly PlainStatement[]
  /** What is no longer among them, for the run computes the same without. */
  readonly beside: readonly PlainStatement[]
  /** Values that are worked out, and of which another machine may have other last digits. */
  readonly unsure: readonly PlainStatement[]
  /** What is written by hand, and the statements that stand for it. */
  readonly instead: readonly Instead[]
  /** Whether it depends on a seed what the model begins with. */
  readonly isSeeded: boolean
  /** Functions of the script that change and draw nothing. */
  readonly functions: ReadonlySet<string>
  /** What names are, as far as that is known without carrying anything out. */
  readonly values: ReadonlyMap<string, PythonValue>
  /** Tensors that stand in it by their digests; those whose columns have names, by how they are written. */
  readonly long: ReadonlyMap<string, ArrayValue>
  /** Whether it would take a GPU where there is one. */
  readonly takesGpu: boolean
  /** Statements that use what is not made before them. */
  readonly unnamed: readonly PlainStatement[]
}

/**
 * Brings a script into the form in which it is held against a run's own program, which is brought into it, too: every
 * step does the same as before in PyTorch, to the bit, whatever the script is. What no step knows stays as it is.
 * @param setsToNone what `zero_grad()` does in the release
 * @param files the tables that are at hand
 */
export function canonical(
  statements: readonly PlainStatement[],
  setsToNone: boolean,
  files: readonly ScriptFile[],
): Canonical {
  const { statements: typeless, takesGpu: mayTakeGpu } = withoutDevices(withoutGuard(withoutTypes(statements)))
  const placed = withoutDatasetClasses(withoutParameterClasses(withoutFunctions(typeless)))
  const whole = withConstants(withPlainLoops(withShortFunctions(placed)))
  const { statements: plain, takesGpu } = withoutDevices(whole)
  const first = [withoutOldWords, withNamedArguments, withoutClasses, withPlainLiterals]
  const start = first.reduce((all, form) => form(all), plain)
  const early = withComputed(start, inputsOf(start), files)
  const hand = withoutHandwriting(withLoaders(early.statements, early.values))
  const named = [
    withEarlyNames,
    withConstants,
    withLiteralsFirst,
    withPlainForward,
    withUsualNames,
    withPlainCalls,
  ].reduce((all, form) => form(all), withWholeLoss(hand.statements, early.values))
  const late = withComputed(named, ['x'])
  const { statements: needed, beside } = withoutBeside(withConstants(late.statements), late.values)
  const started = withInitialValues(needed)
  const then = [
    withPlainTargets,
    withLiteralsFirst,
    withNamedArguments,
    withPlainClearing(setsToNone),
    withPlainLoss,
    withPlainCount,
    withPlainBatches,
    withInitialState,
    withPlainOrder,
  ]
  return {
    statements: then.reduce((all, form) => form(all), started.statements),
    beside,
    unsure: early.unsure,
    instead: [...hand.instead, ...started.instead],
    isSeeded: hand.isSeeded,
    functions: pureFunctions(typeless),
    values: late.values,
    long: early.long,
    takesGpu: takesGpu || mayTakeGpu,
    unnamed: unnamed(whole),
  }
}
