import { lazy, Suspense } from 'react'
import { useMessages } from '../../context.ts'
import { usePinned } from '../../usePins.ts'
import { Fallback } from '../../widgets/Fallback.tsx'
import styles from './pins.module.css'

const PinList = lazy(() => import('./PinList.tsx').then(({ PinList }) => ({ default: PinList })))

/** Above the chart: the runs that stay, where there are any. */
export function PinBar() {
  const { pins: text } = useMessages()
  const isEmpty = usePinned(({ pins }) => pins.length === 0)
  if (isEmpty) return null
  return (
    <Fallback message={<p>{text.failed}</p>}>
      <Suspense fallback={<div className={styles.room} />}>
        <PinList />
      </Suspense>
    </Fallback>
  )
}
