import { useStore } from 'zustand'
import { createPins, type Pins } from '../store/services/pins.ts'
import type { PinsState } from '../store/services/pins-state.ts'
import { useService } from './context.ts'

export function usePins(): Pins {
  return useService('pins', createPins)
}

/** A part of the pinned runs' state. */
export function usePinned<T>(selector: (state: PinsState) => T): T {
  return useStore(usePins().store, selector)
}
