import { useEffectEvent, useLayoutEffect } from 'react'
import { mayUse } from '../store/allowed.ts'
import { useApp } from './context.ts'
import { takeEarlyKeys } from './early-keys.ts'
import { usePins } from './usePins.ts'

/** Elements that use plain keys themselves; a slider does not: who has set the speed presses Space. */
const TYPING = 'input:not([type=range]), select, textarea, [contenteditable], dialog'
const PRESSING = 'button, a, summary, [role=button]'

/** Keys that go on while they are held, and that some keyboards have only behind Alt. */
const BRACKETS = '[]{}'

/** The page's keys: Space, S, F, R, P, the brackets, Ctrl+Z, Escape and ?; left alone while something is typed or a dialog is open. */
export function useShortcuts(): void {
  const { actions, store } = useApp()
  const pins = usePins()
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isBracket = BRACKETS.includes(event.key)
    const isUndo =
      event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
    const isOtherCommand = event.metaKey || (isBracket ? event.ctrlKey && !event.altKey : event.ctrlKey || event.altKey)
    if ((isOtherCommand && !isUndo) || (event.repeat && !isBracket) || !(event.target instanceof Element)) return
    if (event.target.closest(TYPING) !== null || document.querySelector('dialog[open]') !== null) return
    if (event.key === ' ' && event.target.closest(PRESSING) !== null) return
    const action = isUndo ? actions.undo : actionOf(event)
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
      case '[':
        return () => actions.step('iteration', true)
      case ']':
        return () => actions.step('iteration')
      case '{':
        return () => actions.step('statement', true)
      case '}':
        return () => actions.step('statement')
      case 'f':
        return actions.finish
      case 'r':
        return actions.restart
      case 'p':
        return mayUse(store.getState(), 'pin') ? () => pins.pin() : undefined
      case 'escape':
        return isOpenAbove() || !store.getState().presenting ? undefined : () => actions.setPresenting(false)
      case '?':
        return () => actions.setHelping(true)
      default:
        return undefined
    }
  }
  // With the picture that they belong to, not after it.
  useLayoutEffect(() => {
    for (const event of takeEarlyKeys()) press(event)
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** Whether something lies over the page that Escape closes first, by itself. */
function isOpenAbove(): boolean {
  return document.querySelector(':popover-open') !== null
}
