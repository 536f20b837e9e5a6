import { useText } from '../../context.ts'
import { LazyCode } from '../../lazy-code.ts'
import { Part } from '../../Part.tsx'
import { usePinned } from '../../usePins.ts'
import styles from './pins.module.css'
import { pinsText } from './text.ts'

const pinsCode = new LazyCode(() => import('./PinList.tsx'))

/** Above the chart: the runs that stay, where there are any. */
export function PinBar() {
  const text = useText(pinsText)
  const isEmpty = usePinned(({ pins }) => pins.length === 0)
  if (isEmpty) return null
  return (
    <Part code={pinsCode} name={text.list} waiting={<div className={styles.room} />}>
      {({ PinList }) => <PinList />}
    </Part>
  )
}
