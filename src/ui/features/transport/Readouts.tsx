import { type ReactNode, useRef, useState } from 'react'
import { sameShape } from '../../../experiment/matrix.ts'
import { count } from '../../../i18n/number-text.ts'
import { learnedOf } from '../../../training/learned.ts'
import { difference, epochsAt } from '../../../training/progress.ts'
import { useApp, useFrames, useMessages, useSelected } from '../../context.ts'
import { formatLoss } from '../../format.ts'
import { laterCode } from '../../later-code.ts'
import { Part } from '../../Part.tsx'
import { verbatim } from '../../widgets/verbatim.ts'
import styles from './TransportBar.module.css'

/** Where the run stands, in numbers; written through refs at frame rate. */
export function Readouts() {
  const text = useMessages()
  const { store } = useApp()
  const iterations = useSelected((state) => state.run.config.iterations)
  const W = useSelected((state) => state.shown.W)
  const seeking = useSelected((state) => state.seeking)
  const [iteration, epoch, loss, error] = [useWriter(), useWriter(), useWriter(), useWriter()]
  useFrames(
    (frame) => {
      iteration.write(count(frame.iteration))
      epoch.write(text.epoch(epochsAt(store.getState().run, frame.iteration)))
      loss.write(frame.iteration === 0 ? '–' : formatLoss(frame.loss))
      const learned = learnedOf(frame)
      if (sameShape(learned, W)) error.write(formatLoss(difference(learned, W)))
    },
    [text, W],
  )
  return (
    <dl className={styles.readouts}>
      <div className={styles.readout}>
        <dt>
          <span>{`${text.iteration} · `}</span>
          <Explained term="epoch">
            <span ref={epoch.ref} {...verbatim} />
          </Explained>
        </dt>
        <dd {...verbatim}>
          <strong ref={iteration.ref} data-testid="iteration">
            0
          </strong>
          <span className={styles.of}>
            {` ${seeking === null ? text.ofIterations(iterations) : text.seeking(seeking.iteration, seeking.target)}`}
          </span>
        </dd>
      </div>
      <div className={styles.readout}>
        <dt>
          <Explained term="batchLoss">{text.batchLoss}</Explained>
        </dt>
        <dd {...verbatim}>
          <strong ref={loss.ref} data-testid="batch-loss" />
        </dd>
      </div>
      <div className={styles.readout}>
        <dt>
          <Explained term="maxError">{text.maxError}</Explained>
        </dt>
        <dd {...verbatim}>
          <strong ref={error.ref} data-testid="max-error" />
        </dd>
      </div>
    </dl>
  )
}

interface ExplainedProps {
  readonly term: 'epoch' | 'batchLoss' | 'maxError'
  readonly children: ReactNode
}

/** A word that explains itself as soon as the explanations are there. */
function Explained({ term, children }: ExplainedProps) {
  return (
    <Part code={laterCode} name={term} instead={<span>{children}</span>} silent>
      {({ KnownTerm }) => <KnownTerm name={term}>{children}</KnownTerm>}
    </Part>
  )
}

/** An element whose text is written outside React, whichever element it is at the time. */
function useWriter() {
  const element = useRef<HTMLElement>(null)
  const [writer] = useState(() => {
    let written = ''
    return {
      ref(arrived: HTMLElement | null) {
        element.current = arrived
        if (arrived !== null && written !== '') arrived.textContent = written
      },
      write(text: string) {
        if (written === text) return
        written = text
        if (element.current !== null) element.current.textContent = text
      },
    }
  })
  return writer
}
