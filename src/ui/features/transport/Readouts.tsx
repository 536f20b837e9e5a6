import { useRef } from 'react'
import { count } from '../../../i18n/number-text.ts'
import { difference, epochsAt } from '../../../training/progress.ts'
import { useApp, useFrames, useMessages, useSelected } from '../../context.ts'
import { formatLoss } from '../../format.ts'
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
      if (frame.weight.length === W.data.length) error.write(formatLoss(difference(frame.weight, W)))
    },
    [text, W],
  )
  return (
    <dl className={styles.readouts}>
      <div className={styles.readout} title={text.epochHint}>
        <dt>
          <span>{`${text.iteration} · `}</span>
          <span ref={epoch.ref} {...verbatim} />
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
        <dt>{text.batchLoss}</dt>
        <dd {...verbatim}>
          <strong ref={loss.ref} data-testid="batch-loss" />
        </dd>
      </div>
      <div className={styles.readout} title={text.maxErrorHint}>
        <dt>{text.maxError}</dt>
        <dd {...verbatim}>
          <strong ref={error.ref} data-testid="max-error" />
        </dd>
      </div>
    </dl>
  )
}

/** An element whose text is written outside React. */
function useWriter() {
  const ref = useRef<HTMLElement>(null)
  return {
    ref,
    write(text: string) {
      if (ref.current !== null && ref.current.textContent !== text) ref.current.textContent = text
    },
  }
}
