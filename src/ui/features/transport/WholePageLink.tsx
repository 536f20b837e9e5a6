import { useLayoutEffect, useRef } from 'react'
import { useApp, useFrames, usePace, useSelected, useText } from '../../context.ts'
import { OpenIcon } from '../../widgets/menu-icons.tsx'
import { transportText } from './text.ts'

/** While the run goes on the link follows it, so many milliseconds apart, beside whenever it is about to be used. */
const EVERY = 500

/** What comes before a link is followed, copied or dragged, by whichever hand. */
const BEFORE_USE = ['pointerenter', 'pointerdown', 'focus', 'keydown', 'contextmenu', 'dragstart'] as const

/** The way from a part of the page to all of it, at the very moment on screen: a real link, as its address is copied, too. */
export function WholePageLink({ className }: { readonly className?: string | undefined }) {
  const text = useText(transportText)
  const says = useSelected(({ embedded }) => (embedded ? text.openFull : text.openWhole))
  const { store, wholeLink } = useApp()
  const link = useRef<HTMLAnchorElement>(null)
  const pace = usePace(EVERY)
  useLayoutEffect(() => {
    const element = link.current
    if (element === null) return
    const point = () => {
      element.href = wholeLink()
    }
    point()
    for (const type of BEFORE_USE) element.addEventListener(type, point)
    const stop = store.subscribe(point)
    return () => {
      for (const type of BEFORE_USE) element.removeEventListener(type, point)
      stop()
    }
  }, [store, wholeLink])
  useFrames(({ status }) => {
    if (link.current !== null && (status !== 'running' || pace.due(performance.now()))) link.current.href = wholeLink()
  })
  return (
    // It has its address from the first picture on.
    <a ref={link} className={className} href="./" target="_blank" rel="noopener" title={says}>
      <span>{says}</span>
      <OpenIcon />
    </a>
  )
}
