type Classes = typeof import('./scheduler-classes.ts').schedulerClasses

let classes: Classes | null = null

/** Loads what schedulers do, of which few runs have need: for the runs that are made from then on. */
export async function loadSchedulers(): Promise<void> {
  classes ??= (await import('./scheduler-classes.ts')).schedulerClasses
}

/** Whether that is there. */
export function areSchedulersLoaded(): boolean {
  return classes !== null
}

/** What schedulers do; throws where it was not loaded before. */
export function loadedSchedulers(): Classes {
  if (classes === null) throw new Error('schedulers are not loaded')
  return classes
}
