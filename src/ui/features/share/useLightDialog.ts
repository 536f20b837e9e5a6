import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react'

/**
 * A dialog that is no modal one, open for as long as it is there: Escape and a press outside close it. `first` has the
 * focus when it opens, unless that has gone elsewhere while the code was on its way; what had it before gets it back.
 */
export function useLightDialog(
  first: RefObject<HTMLElement | null>,
  onClose: () => void,
): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  const close = useEffectEvent(onClose)
  useLayoutEffect(() => {
    const before = document.activeElement
    const opener = before?.matches('button') === true ? before : null
    if (opener !== null || before === document.body) first.current?.focus({ preventScroll: true })
    const isOutside = (target: EventTarget | null) =>
      target instanceof Node && dialog.current?.contains(target) === false && opener?.contains(target) !== true
    // Where it was pressed: who selects a text in the dialog may let go outside.
    let pressedOutside = false
    const press = ({ target }: PointerEvent) => {
      pressedOutside = isOutside(target)
    }
    const click = ({ target }: MouseEvent) => {
      if (pressedOutside && isOutside(target)) close()
      pressedOutside = false
    }
    const type = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    document.addEventListener('pointerdown', press)
    document.addEventListener('click', click)
    document.addEventListener('keydown', type)
    return () => {
      document.removeEventListener('pointerdown', press)
      document.removeEventListener('click', click)
      document.removeEventListener('keydown', type)
      const { activeElement } = document
      const isFocusLeft = activeElement === document.body || dialog.current?.contains(activeElement)
      if (isFocusLeft && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [first])
  return dialog
}
