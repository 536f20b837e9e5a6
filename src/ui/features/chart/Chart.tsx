import { useMessages, useSelected } from '../../context.ts'
import { laterCode } from '../../later-code.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import styles from './chart.module.css'

const chartCode = new LazyCode(() => import('./LossChart.tsx'), 'own')

/** The loss over the iterations. */
export function Chart() {
  const text = useMessages()
  const divergedAt = useSelected((state) => state.divergedAt)
  const plain = divergedAt === null ? null : <PlainDivergence at={divergedAt} />
  return (
    <div className={styles.chart} dir="ltr" data-testid="loss-chart">
      <Part code={chartCode} name={text.loss}>
        {({ LossChart }) => <LossChart />}
      </Part>
      <Part code={laterCode} name={text.loss} instead={plain} silent>
        {({ Remarks }) => <Remarks />}
      </Part>
    </div>
  )
}

/** That the run diverged, in the words that need nothing that may not have come. */
function PlainDivergence({ at }: { readonly at: number }) {
  const text = useMessages()
  return (
    <p className={styles.plain} role="alert" data-testid="diverged">
      {text.diverged(at)}
    </p>
  )
}
