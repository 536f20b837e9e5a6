import { useMemo } from 'react'
import { applies } from '../experiment/choices.ts'
import { isKey, type Key } from '../experiment/config.ts'
import { useMay, useSelected } from './context.ts'
import styles from './HandedFields.module.css'
import { laterCode } from './later-code.ts'
import { Part } from './Part.tsx'
import { useShown } from './useShown.ts'

interface Props {
  readonly names: readonly Key[]
  /** So many beside each other, lr as two. */
  readonly across: number
  readonly className?: string | undefined
}

/** The settings that readers may change, where the page has no panel of them. */
export function HandedFields({ names, across, className }: Props) {
  if (names.length === 0) return null
  const columns = { gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))` }
  return (
    <div className={`${styles.fields} ${className ?? ''}`} style={columns}>
      <Part code={laterCode} name={names.join(', ')} brief>
        {({ FieldControl, QuickLr }) =>
          names.map((name) => (
            <div key={name} className={name === 'lr' && across > 1 ? styles.twice : styles.field}>
              {name === 'lr' ? <QuickLr /> : <FieldControl name={name} />}
            </div>
          ))
        }
      </Part>
    </div>
  )
}

/** The fields that the link names, W aside, which is changed where it is looked at; in a frame of which nothing is said lr. */
export function useHandedFields(): readonly Key[] {
  const shows = useShown()
  const embedded = useSelected((state) => state.embedded)
  const controls = useSelected((state) => state.handout.controls)
  const shown = useSelected((state) => state.shown)
  const mayLr = useMay('lr')
  const hasSetup = shows('setup')
  return useMemo(() => {
    if (hasSetup) return []
    if (controls === null) return embedded && mayLr ? ['lr'] : []
    return controls.filter(isKey).filter((name) => name !== 'W' && applies(shown, name))
  }, [hasSetup, embedded, controls, mayLr, shown])
}
