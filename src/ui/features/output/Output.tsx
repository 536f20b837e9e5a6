import { useState } from 'react'
import { useFrames, useSelected, useText } from '../../context.ts'
import { Term } from '../../widgets/Term.tsx'
import styles from './output.module.css'
import { Transcript } from './Transcript.tsx'
import { outputText } from './text.ts'

/** The lines of the run, and above them how many are no longer kept. */
export function Output() {
  const text = useText(outputText)
  const opened = useSelected((state) => state.opened)
  const [omitted, setOmitted] = useState(0)
  useFrames(({ logged }) => setOmitted(logged.omitted))
  return (
    <>
      {omitted > 0 && <p className={styles.note}>{text.omittedLines(omitted)}</p>}
      <Transcript key={opened} />
      <NoisyCost />
    </>
  )
}

/** When the first line is to be expected; beside lines, what their “Epoch” is. */
export function OutputNote() {
  const text = useText(outputText)
  const iterations = useSelected((state) => state.run.config.iterations)
  const logEvery = useSelected((state) => state.run.config.logEvery)
  const [printed, setPrinted] = useState(false)
  useFrames(({ iteration }) => setPrinted(iteration >= Math.min(logEvery, iterations)), [logEvery, iterations])
  const nothing = logEvery > iterations ? text.onlyFinalPrinted : text.nothingPrinted(logEvery)
  return <p className={styles.note}>{printed ? text.outputHint : nothing}</p>
}

/** Why the cost jumps, as long as a batch is not all the samples. */
function NoisyCost() {
  const text = useText(outputText)
  const { numSamples, batchSize, sampler, logEvery, iterations } = useSelected((state) => state.shown)
  const random = sampler !== 'sequential'
  if (batchSize >= numSamples || logEvery > iterations) return null
  return (
    <p className={styles.note} data-testid="noisy-cost">
      <Term says={text.noisyCost(batchSize, numSamples, random)}>{text.jumps(batchSize, random)}</Term>
    </p>
  )
}
