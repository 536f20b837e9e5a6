import type { Run } from '../experiment/config.ts'
import { readOwnData } from '../experiment/own-data.ts'
import '../experiment/read-data.ts'
import { sampleText } from '../experiment/nist-tables.ts'
import { type DataPresetId, dataPresets } from '../experiment/presets.ts'
import { runOn } from '../experiment/run-on-data.ts'

/** The run of an example on data that come with the page. Rejects where they cannot be loaded. */
export async function runOnSample(id: DataPresetId): Promise<Run> {
  const { sample, config } = dataPresets[id]
  const data = readOwnData(asLinkHasIt(await sampleText(sample)))
  if (!data.ok) throw new Error(`${sample}: ${data.problem.code}`)
  return runOn(data.value, config, config)
}

/** A table of plain numbers with their names above, the last column what is to be learned. */
function asLinkHasIt(csv: string): string {
  return csv
    .trim()
    .split('\n')
    .join(';')
    .replace(/,([^,;]*);/, ':$1;')
}
