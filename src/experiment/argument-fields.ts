import type { Argument, Arguments, ValueOf, ValuesOf } from '../torch/arguments.ts'
import { PARAM_GROUP } from '../torch/optim/optimizer.ts'
import type { Decides, Field, Group } from './field.ts'
import { expression, flag, integer, integers, type Kind, oneOf, pair, real } from './kinds.ts'

/** Classes that a field chooses from, by its value: losses, optimizers, what draws the batches. */
type Registry = Readonly<Record<string, { readonly args: Arguments }>>

/** The arguments of all classes of a registry, those that several have once. */
type ArgumentsOf<R extends Registry> = Together<R[keyof R]['args']>

type Together<A> = (A extends unknown ? (each: A) => void : never) extends (all: infer All) => void ? All : never

/** What a live change may write to. */
type LiveArgument = (typeof PARAM_GROUP)[number]

type ArgumentField<A, K> = {
  readonly kind: Kind<A extends Argument ? ValueOf<A> : never>
  readonly group: Group
  readonly decides: Decides
  readonly lead?: number
  readonly live: K extends LiveArgument ? true : false
}

type ArgumentFields<R extends Registry> = {
  readonly [K in keyof ArgumentsOf<R>]: ArgumentField<ArgumentsOf<R>[K], K>
}

/** Where the arguments of a registry stand, and what of a run they decide. */
interface Role<Name extends string> extends Pick<Field<unknown>, 'group' | 'decides'> {
  /** Those that stand before all others, in their order. */
  readonly leads?: Readonly<Partial<Record<Name, number>>>
}

/**
 * A field for each argument that any class of `registry` has, in the order in which the registry first names it. What a
 * live change can write to the optimizer's parameter group is live. Classes that share an argument take the same values.
 */
export function argumentFields<R extends Registry>(
  registry: R,
  role: Role<Extract<keyof ArgumentsOf<R>, string>>,
): ArgumentFields<R>
export function argumentFields(
  registry: Registry,
  { leads = {}, ...role }: Role<string>,
): Record<string, Field<unknown>> {
  const fields: Record<string, Field<unknown>> = {}
  for (const { args } of Object.values(registry)) {
    for (const [name, argument] of Object.entries(args)) {
      if (Object.hasOwn(fields, name)) continue
      const live = PARAM_GROUP.some((word) => word === name)
      const lead = leads[name]
      fields[name] = { kind: kindOf(argument), ...role, ...(lead !== undefined && { lead }), live }
    }
  }
  return fields
}

/** What the arguments of all classes of `registry` are by default, those that several have by the first. */
export function argumentDefaults<R extends Registry>(
  registry: R,
): { readonly [K in keyof ArgumentsOf<R>]: ArgumentsOf<R>[K] extends Argument ? ValueOf<ArgumentsOf<R>[K]> : never }
export function argumentDefaults(registry: Registry): Record<string, unknown> {
  return Object.assign(
    {},
    ...Object.values(registry)
      .reverse()
      .map(({ args }) => valuesOf(args)),
  )
}

/** PyTorch's defaults of the arguments of one class. */
export function valuesOf<A extends Arguments>(args: A): ValuesOf<A>
export function valuesOf(args: Arguments): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([name, argument]) => [name, argument.default]))
}

type ArgumentKind =
  | Kind<number>
  | Kind<readonly number[]>
  | Kind<string>
  | Kind<readonly [number, number]>
  | Kind<boolean>

function kindOf(argument: Argument): ArgumentKind {
  if (argument.type === 'flag') return flag()
  if (argument.type === 'expression') return expression()
  if (argument.type === 'integer') return integer(argument)
  if (argument.type === 'integers') return integers(argument)
  if (argument.type === 'word') return oneOf(argument.options)
  const { min, max, open } = argument
  return argument.type === 'real' ? real({ min, max, open }) : pair({ min, max, open })
}
