/** A place where two lists part: what each of them has there and the other has not. */
export interface ListGap<A, B> {
  readonly left: readonly A[]
  readonly right: readonly B[]
  /** What stands last in the left list before it is over. */
  readonly after: A | undefined
}

/** How two lists agree. */
export interface Agreement<A, B> {
  /** How many items both hold, in order. */
  readonly shared: number
  readonly gaps: readonly ListGap<A, B>[]
}

/** The longest list that both hold, in order, and what is beside it. */
export function agreementOf<A extends B, B>(
  left: readonly A[],
  right: readonly B[],
  name: (one: B) => string,
): Agreement<A, B> {
  const [names, others] = [left.map(name), right.map(name)]
  const lengths = commonLengths(names, others)
  const gaps: { left: A[]; right: B[]; after: A | undefined }[] = []
  let [i, j, shared] = [0, 0, 0]
  let open: (typeof gaps)[number] | null = null
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]]
    if (a !== undefined && b !== undefined && names[i] === others[j]) {
      open = null
      shared++
      i++
      j++
      continue
    }
    if (open === null) {
      open = { left: [], right: [], after: left[i - 1] }
      gaps.push(open)
    }
    if (a !== undefined && (b === undefined || lengths(i + 1, j) >= lengths(i, j + 1))) {
      open.left.push(a)
      open.after = a
      i++
    } else if (b !== undefined) {
      open.right.push(b)
      j++
    }
  }
  return { shared, gaps }
}

/** How long the longest common list is from two places on. */
function commonLengths(left: readonly string[], right: readonly string[]): (i: number, j: number) => number {
  const width = right.length + 1
  const longest = new Uint32Array((left.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      longest[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  return at
}
