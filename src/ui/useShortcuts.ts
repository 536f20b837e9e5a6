import { useEffect, useEffectEvent } from 'react'
import { useActions } from './context.ts'

/** Elements that use plain keys themselves; a slider does not: who has set the speed presses Space. */
const TYPING = 'input:not([type=range]), select, textarea, [contenteditable], dialog'
const PRESSING = 'button, a, summary, [role=button]'

/** The page's keys: Space, S, F, R and ?; left alone while something is typed or a dialog is open. */
export function useShortcuts(onHelp: () => void): void {
  const actions = useActions()
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !(event.target instanceof Element)) return
    if (event.target.closest(TYPING) !== null || document.querySelector('dialog[open]') !== null) return
    if (event.key === ' ' && event.target.closest(PRESSING) !== null) return
    const action = actionOf(event)
    if (action === undefined) return
    event.preventDefault()
    action()
  })
  const actionOf = ({ key, shiftKey }: KeyboardEvent) => {
    switch (key.toLowerCase()) {
      case ' ':
        return actions.toggle
      case 's':
        return () => actions.step(shiftKey ? 'iteration' : 'statement')
      case 'f':
        return actions.finish
      case 'r':
        return actions.reset
      case '?':
        return onHelp
      default:
        return undefined
    }
  }
  useEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
