/** What a release of PyTorch says of itself, for controls, links and the exported program. */
interface ReleaseDefinition {
  /** Whether `zero_grad()` leaves None by default, or zeros. */
  readonly zeroGradLeaves: 'none' | 'zeros'
}

/** Every release whose digits the page prints, by its key in the URL. */
export const releases = {
  '2': { zeroGradLeaves: 'none' },
  '1.13': { zeroGradLeaves: 'zeros' },
} as const satisfies Record<string, ReleaseDefinition>

/** A release, as the URL writes it. */
export type Release = keyof typeof releases
