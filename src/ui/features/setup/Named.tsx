import { type ReactNode, useEffect, useRef } from 'react'
import type { Key } from '../../../experiment/config.ts'
import { useNamedField } from '../../useNamed.ts'
import { useFoldedTabIndex, useUnfold } from '../../widgets/Fold.tsx'
import styles from './Settings.module.css'

interface Props {
  readonly name: Key
  readonly children: ReactNode
}

/** A field: while a card names it with a ring around it, its group open and in view as far as the panel scrolls. */
export function Named({ name, children }: Props) {
  const isNamed = useNamedField('setup') === name
  const unfold = useUnfold()
  const place = useRef<HTMLDivElement>(null)
  const isClosed = useFoldedTabIndex() !== undefined
  useEffect(() => {
    if (isNamed) unfold()
  }, [isNamed, unfold])
  useEffect(() => {
    const row = place.current
    const panel = row?.offsetParent
    // The panel alone is scrolled: with the page the card would go out of view for it, or what runs it.
    if (isNamed && !isClosed && row && panel) panel.scrollTop = row.offsetTop - panel.clientHeight / 2
  }, [isNamed, isClosed])
  return (
    <div ref={place} className={isNamed ? styles.named : undefined}>
      {children}
    </div>
  )
}
