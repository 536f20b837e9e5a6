import { WholePageLink } from './features/transport/WholePageLink.tsx'
import { HandedFields, useHandedFields } from './HandedFields.tsx'
import styles from './HandedOut.module.css'
import { useScreen } from './useScreen.ts'

const ACROSS = { phone: 2, column: 3, wide: 5, widest: 5 } as const

/** What a page has that its link takes something away from: the settings that are left, and the way to the whole. */
export function HandedOut() {
  const screen = useScreen()
  const isPhone = screen === 'phone'
  // A phone has lr above.
  const names = useHandedFields().filter((name) => !isPhone || name !== 'lr')
  return (
    <div className={styles.line}>
      <HandedFields names={names} across={ACROSS[screen]} className={styles.fields} />
      <WholePageLink className={styles.link} />
    </div>
  )
}
