/**
 * mt19937 and what NumPy draws with it, as `src/torch/random` does it. An engine is a block of words: its 624 words, four of room
 * (the first word is kept again behind the last, whose successor it is), the 624 as they are handed out, and how many of
 * these are used up.
 */
const N = 624
const M = 397
const SIZE: usize = 4 * 624
const TEMPERED: usize = SIZE + 16
const USED: usize = TEMPERED + SIZE

/** Makes the next 624 words. */
export function refill(engine: usize): void {
  // 228 words look forth and 396 back; the last ones find the new first word behind the end.
  twist(engine, 0, 16, 4 * M)
  store<u32>(engine + SIZE, load<u32>(engine))
  twist(engine, 16, 4 * (N - M) + 4, 4 * M)
  twist(engine, 4 * (N - M) + 4, SIZE, 4 * (M - N))
  store<i32>(engine + USED, 0)
}

/** Four words a turn, from `start` to below `end`: of a word, its successor and the one `far` bytes on. */
function twist(engine: usize, start: usize, end: usize, far: i32): void {
  const upper = i32x4.splat(0x80000000)
  const lower = i32x4.splat(0x7fffffff)
  const matrix = i32x4.splat(0x9908b0df)
  const b = i32x4.splat(0x9d2c5680)
  const c = i32x4.splat(0xefc60000)
  for (let at = engine + start; at < engine + end; at += 16) {
    let y = v128.or(v128.and(v128.load(at), upper), v128.and(v128.load(at, 4), lower))
    const odd = v128.and(i32x4.shr_s(i32x4.shl(y, 31), 31), matrix)
    y = v128.xor(v128.xor(v128.load(at + far), i32x4.shr_u(y, 1)), odd)
    v128.store(at, y)
    y = v128.xor(y, i32x4.shr_u(y, 11))
    y = v128.xor(y, v128.and(i32x4.shl(y, 7), b))
    y = v128.xor(y, v128.and(i32x4.shl(y, 15), c))
    v128.store(at, v128.xor(y, i32x4.shr_u(y, 18)), TEMPERED)
  }
}

/**
 * `np.random.choice(n, size, replace=False)`: the head of a shuffled 0..n-1, into `out`.
 * @param identity 0..n-1
 * @param pool room for every masked draw: the power of two above n - 1
 */
export function choice(engine: usize, n: i32, size: i32, identity: usize, pool: usize, out: usize): void {
  memory.copy(pool, identity, (<usize>n) << 2)
  shuffleTail(engine, pool, n, size)
  shuffleHead(engine, pool, size)
  memory.copy(out, pool, (<usize>size) << 2)
}

/**
 * From n-1 down to `size`. What these swaps carry beyond the head is never read again, so half of each is left out. Whether a
 * draw fits is not branched on: one that does not writes beyond i, where nothing is read again, and leaves i as it is.
 */
function shuffleTail(engine: usize, pool: usize, n: i32, size: i32): void {
  let used = load<i32>(engine + USED)
  let i = n - 1
  while (i >= size) {
    if (used == N) {
      refill(engine)
      used = 0
    }
    const end = min(N, used + i - size + 1)
    for (; used < end; used++) {
      const other = load<i32>(engine + ((<usize>used) << 2) + TEMPERED) & (-1 >>> clz(i))
      store<i32>(pool + ((<usize>other) << 2), load<i32>(pool + ((<usize>i) << 2)))
      i += (other - 1 - i) >> 31
    }
  }
  store<i32>(engine + USED, used)
}

/** The rest of the shuffle, whole swaps, again without a branch. */
function shuffleHead(engine: usize, pool: usize, size: i32): void {
  let used = load<i32>(engine + USED)
  let i = size - 1
  while (i > 0) {
    if (used == N) {
      refill(engine)
      used = 0
    }
    const end = min(N, used + i)
    for (; used < end; used++) {
      const other = load<i32>(engine + ((<usize>used) << 2) + TEMPERED) & (-1 >>> clz(i))
      const fits = (other - 1 - i) >> 31
      const here = load<i32>(pool + ((<usize>i) << 2))
      const there = load<i32>(pool + ((<usize>other) << 2))
      const exchange = (here ^ there) & fits
      store<i32>(pool + ((<usize>i) << 2), here ^ exchange)
      store<i32>(pool + ((<usize>other) << 2), there ^ exchange)
      i += fits
    }
  }
  store<i32>(engine + USED, used)
}
