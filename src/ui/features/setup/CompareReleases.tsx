import { inOtherReleases } from '../../../experiment/other-releases.ts'
import { useActions, useMay, useSelected, useText } from '../../context.ts'
import { usePinned, usePins } from '../../usePins.ts'
import { useFoldedTabIndex } from '../../widgets/Fold.tsx'
import styles from './Settings.module.css'
import { setupText } from './text.ts'

/** As many as a link holds. */
const MOST = 6

/** Beside the release of PyTorch: pins the same run on another one, and shows where the two part. */
export function CompareReleases() {
  const text = useText(setupText)
  const pins = usePins()
  const { setPanel } = useActions()
  const run = useSelected((state) => state.run)
  const isFull = usePinned(({ pins: all }) => all.length >= MOST)
  const tabIndex = useFoldedTabIndex()
  const may = useMay('pin')
  if (!may) return null
  return inOtherReleases(run).map((other) => (
    <button
      key={other.config.torch}
      type="button"
      className={styles.seeds}
      data-testid="compare-release"
      disabled={isFull}
      tabIndex={tabIndex}
      onClick={() => {
        pins.pin(other)
        setPanel('chart')
      }}
    >
      {text.compareRelease(other.config.torch)}
    </button>
  ))
}
