import { type OwnData, readOwnData } from '../../src/experiment/own-data.ts'
import { takeData } from '../../src/experiment/read-data.ts'

/** The data that `text` is. */
export function ownDataOf(text: string): OwnData {
  const reading = readOwnData(text)
  if (!reading.ok) throw new Error(`${text}: ${JSON.stringify(reading.problem)}`)
  return reading.value
}

/** Data of `file` that are too long for a link. */
export function largeData(file: string, rows = 300): OwnData {
  const x = Float32Array.from({ length: 2 * rows }, (_, i) => (i * i * 0.37) % 11)
  const y = Float32Array.from({ length: rows }, (_, i) => ((i * 7.3) % 5) - 0.1)
  const reading = takeData({ inputs: ['a, "b"', 'c'], outputs: ['y'], rows, x, y }, file)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.value
}
