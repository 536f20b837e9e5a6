import { type ReactNode, useId } from 'react'
import { type Config, snakeCase } from '../../../experiment/config.ts'
import type { Sweeps } from '../../../store/services/sweep.ts'
import { type RowKey, rowKeysOf } from '../../../store/services/sweep-plan.ts'
import { useText } from '../../context.ts'
import { Switch } from '../../widgets/Switch.tsx'
import styles from './sweep.module.css'
import { sweepText } from './text.ts'

interface Props {
  readonly service: Sweeps
  readonly config: Config
  /** What can be done about the sweep. */
  readonly work: ReactNode
}

/** What is swept, and how it is getting on. */
export function Toolbar({ service, config, work }: Props) {
  const text = useText(sweepText)
  const { view, rowKey } = service.store.getState()
  return (
    <div className={styles.toolbar}>
      <Switch
        label={text.view}
        value={view}
        options={[
          { value: 'lr', label: text.views.lr, testId: 'sweep-lr' },
          { value: 'map', label: text.views.map, testId: 'sweep-map' },
        ]}
        onChoose={(chosen) => service.show(chosen, rowKey, config)}
      />
      {view === 'map' && <Rows {...{ service, config, rowKey }} />}
      {work}
    </div>
  )
}

function Rows({ service, config, rowKey }: Pick<Props, 'service' | 'config'> & { readonly rowKey: RowKey }) {
  const id = useId()
  const text = useText(sweepText)
  const keys = rowKeysOf(config)
  return (
    <span className={styles.rows}>
      <label htmlFor={id}>{text.rows}</label>
      <select
        id={id}
        data-testid="sweep-rows"
        value={rowKey}
        onChange={({ target }) => {
          const chosen = keys.find((key) => key === target.value)
          if (chosen !== undefined) service.show('map', chosen, config)
        }}
      >
        {keys.map((key) => (
          <option key={key} value={key}>
            {snakeCase(key)}
          </option>
        ))}
      </select>
    </span>
  )
}
