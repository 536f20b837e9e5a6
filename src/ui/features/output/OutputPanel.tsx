import { useState } from 'react'
import { useFrames, useMessages, useSelected } from '../../context.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import { Panel } from '../../widgets/Panel.tsx'
import styles from './output.module.css'

/** What the tutorial's program prints, as it happens. */
export function OutputPanel({ className }: { readonly className?: string | undefined }) {
  const text = useMessages()
  const opened = useSelected((state) => state.opened)
  const iterations = useSelected((state) => state.run.config.iterations)
  const logEvery = useSelected((state) => state.run.config.logEvery)
  const [omitted, setOmitted] = useState(0)
  const [printed, setPrinted] = useState(false)
  useFrames(
    ({ iteration, logged }) => {
      setOmitted(logged.omitted)
      setPrinted(iteration >= Math.min(logEvery, iterations))
    },
    [logEvery, iterations],
  )
  const nothing = logEvery > iterations ? text.onlyFinalPrinted : text.nothingPrinted(logEvery)
  return (
    <Panel
      title={text.output}
      aside={<p className={styles.note}>{printed ? text.outputHint : nothing}</p>}
      className={className}
    >
      {omitted > 0 && <p className={styles.note}>{text.omittedLines(omitted)}</p>}
      <Part code={laterCode} name={text.output}>
        {({ Transcript }) => <Transcript key={opened} />}
      </Part>
    </Panel>
  )
}
