/** The keys of `registry` in their order, typed by them. */
export function namesOf<R extends object>(registry: R): readonly Extract<keyof R, string>[]
export function namesOf(registry: object): readonly string[] {
  return Object.keys(registry)
}
