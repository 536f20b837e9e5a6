/**
 * Ascending places at least `apart` from each other, as near to `wanted` (ascending) as goes between `low` and `high`;
 * where these leave too little room, beyond `low`.
 */
export function spread(wanted: readonly number[], apart: number, low: number, high: number): readonly number[] {
  const down: number[] = []
  for (const place of wanted) down.push(Math.max(place, (down.at(-1) ?? low - apart) + apart))
  let limit = high + apart
  return down
    .toReversed()
    .map((place) => {
      limit = Math.min(place, limit - apart)
      return limit
    })
    .toReversed()
}
