/** What a release of PyTorch says of itself, for controls, links and the exported program. */
interface ReleaseDefinition {
  /** Up to so many in_features every digit is promised; above, its library adds in another order. */
  readonly promisedFeatures: number
}

/** Every release whose digits the page prints, by its key in the URL. */
export const releases = {
  '2': { promisedFeatures: 64 },
  '1.13': { promisedFeatures: 31 },
} as const satisfies Record<string, ReleaseDefinition>

/** A release, as the URL writes it. */
export type Release = keyof typeof releases
