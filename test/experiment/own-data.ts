import { type OwnData, readOwnData } from '../../src/experiment/own-data.ts'
import '../../src/experiment/read-data.ts'

/** The data that `text` is. */
export function ownDataOf(text: string): OwnData {
  const reading = readOwnData(text)
  if (!reading.ok) throw new Error(`${text}: ${JSON.stringify(reading.problem)}`)
  return reading.value
}
