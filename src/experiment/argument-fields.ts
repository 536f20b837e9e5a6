import type { Argument, Arguments, ValueOf, ValuesOf } from '../torch/arguments.ts'
import { PARAM_GROUP, type ParamGroup } from '../torch/optim/optimizer.ts'
import type { Field, Group } from './fields.ts'
import { flag, type Kind, pair, real } from './kinds.ts'

/** Losses or optimizers by their key in the URL. */
type Registry = Readonly<Record<string, { readonly args: Arguments }>>

/** The arguments of all classes of a registry, those that several have once. */
type ArgumentsOf<R extends Registry> = Together<R[keyof R]['args']>

type Together<A> = (A extends unknown ? (each: A) => void : never) extends (all: infer All) => void ? All : never

type ArgumentField<A, K, G extends Group> = {
  readonly kind: Kind<A extends Argument ? ValueOf<A> : never>
  readonly group: G
  readonly live: K extends keyof ParamGroup ? true : false
  readonly slider?: { readonly min: number; readonly max: number }
}

type ArgumentFields<R extends Registry, G extends Group> = {
  readonly [K in keyof ArgumentsOf<R>]: ArgumentField<ArgumentsOf<R>[K], K, G>
}

/** The arguments that get a slider, logarithmic between these bounds. */
const SLIDERS: Readonly<Record<string, { readonly min: number; readonly max: number }>> = {
  lr: { min: 1e-4, max: 10 },
}

/**
 * A field for each argument that any class of `registry` has, in the order in which the registry first names it. What a
 * live change can write to the optimizer's parameter group is live. Classes that share an argument take the same values.
 */
export function argumentFields<R extends Registry, G extends Group>(registry: R, group: G): ArgumentFields<R, G>
export function argumentFields(registry: Registry, group: Group): Record<string, Field<unknown>> {
  const fields: Record<string, Field<unknown>> = {}
  for (const { args } of Object.values(registry)) {
    for (const [name, argument] of Object.entries(args)) {
      if (Object.hasOwn(fields, name)) continue
      const live = PARAM_GROUP.some((word) => word === name)
      const slider = SLIDERS[name]
      fields[name] = { kind: kindOf(argument), group, live, ...(slider && { slider }) }
    }
  }
  return fields
}

type ArgumentDefaults<R extends Registry> = {
  readonly [K in keyof ArgumentsOf<R>]: ArgumentsOf<R>[K] extends Argument ? ValueOf<ArgumentsOf<R>[K]> : never
}

/** PyTorch's default of each argument in the first class of `registry` that has it. */
export function argumentDefaults<R extends Registry>(registry: R): ArgumentDefaults<R>
export function argumentDefaults(registry: Registry): Record<string, unknown> {
  const all = Object.values(registry).map(({ args }) => valuesOf(args))
  return Object.assign({}, ...all.reverse())
}

/** PyTorch's defaults of the arguments of one class. */
export function valuesOf<A extends Arguments>(args: A): ValuesOf<A>
export function valuesOf(args: Arguments): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([name, argument]) => [name, argument.default]))
}

function kindOf(argument: Argument): Kind<number> | Kind<readonly [number, number]> | Kind<boolean> {
  if (argument.type === 'flag') return flag()
  const { min, max, open } = argument
  return argument.type === 'real' ? real({ min, max, open }) : pair({ min, max, open })
}
