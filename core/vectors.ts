/** Four float32 at a time. Addresses are in bytes; a block of the memory may be read, and never written, 16 bytes beyond its end. */

/** Bytes of a float32, and of four. */
export const F: usize = 4
export const V: usize = 16

/** Four times the float32 at `at`. */
export function splat(at: usize): v128 {
  return v128.load32_splat(at)
}

/**
 * The first `count` of four values, to `at`; all of them where there are more.
 * @param count 1 or more
 */
export function storeFirst(at: usize, values: v128, count: i32): void {
  if (count >= 4) {
    v128.store(at, values)
    return
  }
  v128.store_lane<f32>(at, values, 0)
  if (count > 1) v128.store_lane<f32>(at, values, 1, 1 * F)
  if (count > 2) v128.store_lane<f32>(at, values, 2, 2 * F)
}

/**
 * a * b + c, rounded once. Where the module may use it, an instruction: whether that is fused is up to the engine, and asked
 * before the module is used. Else of the exact product in doubles, whose sum with c is rounded twice: wrong only where it
 * lies in the middle between two float32, and looked at there.
 */
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c)
  const low = fmaPair(a, b, c)
  const high = fmaPair(upper(a), upper(b), upper(c))
  return i8x16.shuffle(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23)
}

/** Of the lower two of each. */
function fmaPair(a: v128, b: v128, c: v128): v128 {
  const product = f64x2.mul(f64x2.promote_low_f32x4(a), f64x2.promote_low_f32x4(b))
  const addend = f64x2.promote_low_f32x4(c)
  const sum = f64x2.add(product, addend)
  const rounded = f32x4.demote_f64x2_zero(sum)
  // Pushed a little further from what it was rounded to, a sum in the middle, and only that, is rounded to the other side.
  const apart = f64x2.sub(sum, f64x2.promote_low_f32x4(rounded))
  const further = f64x2.add(sum, f64x2.mul(apart, f64x2.splat(1.0 / 1048576.0)))
  const same = f32x4.eq(f32x4.demote_f64x2_zero(further), rounded)
  if (i64x2.extract_lane(same, 0) == -1) return rounded
  return f32x4.replace_lane(
    f32x4.replace_lane(rounded, 0, settled(f64x2.extract_lane(product, 0), f64x2.extract_lane(addend, 0))),
    1,
    settled(f64x2.extract_lane(product, 1), f64x2.extract_lane(addend, 1)),
  )
}

function upper(values: v128): v128 {
  return i8x16.shuffle(values, values, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15)
}

/** The float32 nearest to the exact sum of two doubles, a product of float32 and a float32. */
function settled(product: f64, c: f64): f32 {
  const sum = product + c
  if (!isFinite(sum)) return <f32>sum
  // What the sum lost (Knuth's TwoSum): its last bit is made odd where anything was, so that nothing looks like the middle.
  const virtual = sum - product
  const error = product - (sum - virtual) + (c - virtual)
  if (error == 0) return <f32>sum
  const bits = reinterpret<i64>(sum)
  if ((bits & 1) != 0) return <f32>sum
  // Towards the exact sum: away from 0 where the error has the sign of the sum.
  const nearer = error > 0 == sum > 0 ? bits : bits - 1
  return <f32>reinterpret<f64>(nearer | 1)
}
