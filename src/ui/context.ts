import { createContext, useContext, useEffect, useEffectEvent, useState } from 'react'
import { useStore } from 'zustand'
import type { Painter } from '../engine/page/frame-feed.ts'
import type { Messages } from '../i18n/en.ts'
import type { Texts } from '../i18n/texts.ts'
import type { ControlName } from '../share/handout.ts'
import type { Actions } from '../store/actions.ts'
import { mayUse } from '../store/allowed.ts'
import type { App } from '../store/app.ts'
import type { PageState } from '../store/page-state.ts'
import type { Make, ServiceName } from '../store/services.ts'
import { Pace } from './plot/pace.ts'

/** Where the page's components find the app. */
export const AppContext = createContext<App | null>(null)

export function useApp(): App {
  const app = useContext(AppContext)
  if (app === null) throw new Error('no app above this component')
  return app
}

/** A part of the slow state; the component renders again when just that part changes. */
export function useSelected<T>(selector: (state: PageState) => T): T {
  return useStore(useApp().store, selector)
}

/** What lives as long as the page beside the run on screen, made with the first who asks. */
export function useService<N extends ServiceName>(name: N, make: Make<N>): ReturnType<Make<N>> {
  return useApp().service(name, make)
}

export function useActions(): Actions {
  return useApp().actions
}

/** Whether readers may use a part of the page, or change a field. */
export function useMay(name: ControlName): boolean {
  return useSelected((state) => mayUse(state, name))
}

/** Whether readers may change W: of their own data it follows. */
export function useMayW(): boolean {
  const may = useMay('W')
  return useSelected(({ shown }) => shown.data === null) && may
}

/** The texts of the first picture in the reader's language; those that come later are asked for by `useText`. */
export function useMessages(): Messages {
  return useSelected((state) => state.text)
}

/** The texts of a part of the page in the reader's language. */
export function useText<T>(text: Texts<T>): T {
  return text[useSelected((state) => state.language)]
}

/** Has `painter` paint every frame, outside React; and the latest again when one of `again` changes. */
export function useFrames(painter: Painter, again: readonly unknown[] = []): void {
  const { feed } = useApp()
  const paint = useEffectEvent(painter)
  useEffect(() => feed.subscribe((frame) => paint(frame)), [feed, ...again])
}

/** @param least milliseconds between two paintings of what may be more than a frame has time for */
export function usePace(least: number): Pace {
  return useState(() => new Pace(least))[0]
}
