type Code = typeof import('./growth-under-schedule.ts')

let code: Code | null = null

/** Loads what is said of runs that grow under a schedule: for the verdicts that are asked for from then on. */
export async function loadGrowth(): Promise<void> {
  code ??= await import('./growth-under-schedule.ts')
}

/** What is said of them; throws where it was not loaded before. */
export function growthCode(): Code {
  if (code === null) throw new Error('growth under a schedule is not loaded')
  return code
}
