type CustomLossClass = typeof import('./custom-loss.ts').CustomLoss

let loaded: CustomLossClass | null = null

/** Loads what reads and differentiates expressions, of which few runs have need: for the runs that are made from then on. */
export async function loadCustomLoss(): Promise<void> {
  loaded ??= (await import('./custom-loss.ts')).CustomLoss
}

/** Whether that is there. */
export function isCustomLossLoaded(): boolean {
  return loaded !== null
}

/** The class itself; throws where it was not loaded before. */
export function loadedCustomLoss(): CustomLossClass {
  if (loaded === null) throw new Error('custom losses are not loaded')
  return loaded
}
