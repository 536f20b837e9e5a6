/** Rows of a batch. */
import { F, V } from './vectors'

/** `from[indices]`: rows of `width` values, copied in whole vectors; there is room for three values beyond the last. */
export function gather(from: usize, indices: usize, rows: i32, width: i32, to: usize): void {
  const line = <usize>width * F
  for (let r = 0; r < rows; r++) {
    const row = from + <usize>load<i32>(indices + ((<usize>r) << 2)) * line
    // What a vector writes beyond its row, the next row writes over.
    for (let at: usize = 0; at < line; at += V) v128.store(to + at, v128.load(row + at))
    to += line
  }
}

/** Adds `bias` to each row: last, and not as the start of a chain. */
export function addToRows(out: usize, bias: usize, rows: i32, columns: i32): void {
  const line = <usize>columns * F
  const whole = line & ~15
  for (let r = 0; r < rows; r++) {
    let at: usize = 0
    for (; at < whole; at += V) v128.store(out + at, f32x4.add(v128.load(out + at), v128.load(bias + at)))
    for (; at < line; at += F) store<f32>(out + at, load<f32>(out + at) + load<f32>(bias + at))
    out += line
  }
}
