import type { Config, Run } from '../experiment/config.ts'
import { readOwnData } from '../experiment/own-data.ts'
import '../experiment/read-data.ts'
import { type SampleId, sampleText } from '../experiment/nist-tables.ts'
import { runOn } from '../experiment/run-on-data.ts'

/** The run on data that come with the page, and with the settings of `config` beside. Rejects where they cannot be loaded. */
export async function runOnSample({ sample, config }: SampleRun): Promise<Run> {
  const data = readOwnData(asLinkHasIt(await sampleText(sample)))
  if (!data.ok) throw new Error(`${sample}: ${data.problem.code}`)
  return runOn(data.value, config, config)
}

interface SampleRun {
  readonly sample: SampleId
  readonly config: Config
}

/** A table of plain numbers with their names above, the last column what is to be learned. */
function asLinkHasIt(csv: string): string {
  return csv
    .trim()
    .split('\n')
    .join(';')
    .replace(/,([^,;]*);/, ':$1;')
}
