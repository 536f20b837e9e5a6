import type { StoreApi } from 'zustand/vanilla'
import type { EngineClient } from '../engine/page/client.ts'
import type { FrameFeed } from '../engine/page/frame-feed.ts'
import type { StepBy } from '../engine/protocol.ts'
import { SLOW_RATE } from '../engine/protocol.ts'
import type { Change, Config, Key, Run } from '../experiment/config.ts'
import { reconciled } from '../experiment/conflicts.ts'
import { CURRENT, defaultsOf } from '../experiment/defaults.ts'
import { editOf } from '../experiment/edit.ts'
import type { Problem } from '../experiment/problem.ts'
import { sameValue, withValue } from '../experiment/run.ts'
import type { Messages } from '../i18n/en.ts'
import type { Language } from '../i18n/language.ts'
import type { Address } from '../share/address.ts'
import type { Shared } from '../share/codec.ts'
import type { ControlName } from '../share/handout.ts'
import { DEFAULT_VIEW, type Scale } from '../share/page-view.ts'
import type { TabId } from '../share/panel-ids.ts'
import { mayTurnInto, mayUse } from './allowed.ts'
import type { Opening } from './opening.ts'
import { type Before, offeredBack, type PageState, type Theme } from './page-state.ts'
import { storeLanguage, storeTheme } from './preferences.ts'

/** Everything a reader can do on the page; what its link does not leave to readers does nothing. */
export interface Actions {
  /** Runs, or pauses what runs; a finished run is run again. */
  toggle(): void
  /** Does the next statement, or what is left of the iteration; or goes as far back. */
  step(by: StepBy, back?: boolean): void
  /** Stops what is under way, a long seek too. */
  pause(): void
  /** Shows the run at `iteration`, stopped there. */
  seek(iteration: number): void
  /** Runs to the end as fast as possible, also past a divergence. */
  finish(): void
  /** The same run, its live changes included, at its start. */
  restart(): void
  /** A new run of the values on screen, without live changes. */
  withoutChanges(): void
  /** Gives `key` a value: a live change or a new run; what is wrong with it, or null. */
  edit<K extends Key>(key: K, value: Config[K]): Problem | null
  /** Goes back to what was there before, as the message on screen offers. */
  undo(): void
  /** Opens `run` at its start. */
  openRun(run: Run): void
  /** Opens an example; Back returns to what was before. */
  openExample(run: Run): void
  newSeeds(): void
  /** Starts the engine anew after it has failed. */
  retryEngine(): void
  setRate(rate: number): void
  setScale(scale: Scale): void
  setPanel(panel: TabId): void
  setPresenting(presenting: boolean): void
  setHelping(helping: boolean): void
  /** Has frames tell the way of the weights for as long as anybody who asked for it has not said that it is enough. */
  trace(wanted: boolean): void
  /** Copies the link; whether the browser let it. */
  share(copy: (text: string) => Promise<boolean>): Promise<boolean>
  dismissIssues(): void
  dismissToast(): void
  setLanguage(language: Language): Promise<void>
  setTheme(theme: Theme): void
}

interface Means {
  readonly store: StoreApi<PageState>
  readonly engine: EngineClient
  readonly feed: FrameFeed
  readonly address: Address
  readonly storage: () => Storage
  readonly loadMessages: (language: Language) => Promise<Messages>
  readonly drawSeed: () => number
  readonly opening: Opening
  readonly link: () => string
}

export function createActions(means: Means): Actions {
  return { ...transportActions(means), ...editActions(means), ...pageActions(means) }
}

/** Whether readers may use all of `names`. */
function may({ store }: Means, ...names: readonly (ControlName | Change['key'])[]): boolean {
  return names.every((name) => mayUse(store.getState(), name))
}

function transportActions(means: Means) {
  const { store, engine, opening } = means
  /** Does nothing where readers may not move the run. */
  const moving =
    <A extends readonly unknown[]>(act: (...given: A) => void) =>
    (...given: A): void => {
      if (may(means, 'transport')) act(...given)
    }
  /** Shows what the eye can follow, unless a person chose otherwise. */
  const follow = (panel: TabId) => {
    const { panelChosen, handout } = store.getState()
    const isShown = handout.show?.includes(panel) !== false
    if (!panelChosen && isShown && may(means, 'tabs')) store.setState({ panel })
  }
  const followRate = (rate: number) => follow(rate < SLOW_RATE ? 'step' : 'chart')
  const play = (rate: number, until: number, stopOnDivergence: boolean) => {
    followRate(rate)
    engine.play({ rate, until, stopOnDivergence })
  }
  const openRun = (run: Run) => opening.open(startOf(store.getState(), run))
  let tracing = 0
  const run = () => {
    const { rate, stopAt, run } = store.getState()
    play(rate, stopAt ?? run.config.iterations, true)
  }
  return {
    openRun(run: Run) {
      if (mayTurnInto(store.getState(), run)) openRun(run)
    },
    toggle: moving(() => {
      const { status, run: description } = store.getState()
      if (status === 'running') {
        engine.pause()
        return
      }
      if (status === 'finished') openRun(description)
      run()
    }),
    step: moving((by: StepBy, back?: boolean) => {
      if (by === 'statement') follow('step')
      engine.step(by, back)
    }),
    pause: moving(() => engine.pause()),
    retryEngine() {
      store.setState({ failure: null })
      engine.retry()
    },
    seek: moving((iteration: number) => engine.seek(iteration)),
    finish: moving(() => {
      store.setState({ stopAt: null })
      play(Infinity, store.getState().run.config.iterations, false)
    }),
    // With a change that is still on its way through the engine.
    restart: moving(() => openRun(engine.described ?? store.getState().run)),
    withoutChanges() {
      // Not what the description says of this moment: a value just typed may still be on its way through the engine.
      const state = store.getState()
      if (!may(means, ...state.run.changes.map(({ key }) => key))) return
      // Live changes may have led where the optimizer's constructor would not begin.
      const { config, conflicts } = reconciled(state.shown, defaultsOf(CURRENT, state.shown))
      opening.open(startOf(state, { config, changes: [] }), { gaveWay: conflicts[0] })
    },
    trace(wanted: boolean) {
      tracing += wanted ? 1 : -1
      engine.trace(tracing > 0)
    },
    setRate: moving((rate: number) => {
      store.setState({ rate })
      if (store.getState().status === 'running') followRate(rate)
      engine.setRate(rate)
    }),
  }
}

function editActions(means: Means) {
  const { store, engine, feed, opening, drawSeed } = means
  const openRun = (run: Run) => opening.open(startOf(store.getState(), run))
  /** Gives the way back if an edit dropped something, by Undo and by Back; further ones at the same moment are part of it. */
  const tellDropped = (before: Before, changes: number) => {
    const { toast } = store.getState()
    if (changes === 0 && before.ahead <= 0) return
    if (toast?.type === 'dropped' && toast.before.iteration === before.iteration) return
    opening.branched(before)
    store.setState({ toast: { type: 'dropped', changes, before } })
  }
  const edit = <K extends Key>(key: K, value: Config[K]): Problem | null => {
    if (!may(means, key)) return { code: 'notForReaders' }
    const { run, shown } = store.getState()
    if (sameValue(shown, withValue(shown, key, value), key)) return null
    const before = opening.present()
    const reading = editOf(run, before.iteration, key, value, shown)
    if (!reading.ok) return reading.problem
    if (reading.value.type === 'run') {
      openRun(reading.value.run)
      return null
    }
    // Shown at once; the engine says when it took effect, and the description follows.
    store.setState({ shown: withValue(shown, key, value) })
    engine.change(reading.value.change)
    tellDropped(before, before.later)
    return null
  }
  return {
    edit,
    undo() {
      const { toast, opened } = store.getState()
      const before = offeredBack(toast)
      if (before === null || !mayTurnInto(store.getState(), before.run)) return
      store.setState({ toast: null })
      // It was a live change of a run that went on, then: another one takes it back.
      if (opened === before.opened && before.ahead <= 0 && before.later === 0) edit('W', before.W)
      else opening.reopen(before)
    },
    newSeeds() {
      if (!may(means, 'seed', 'npSeed')) return
      const { run, shown, stoppedAt } = store.getState()
      const changes = (feed.latest?.iteration ?? stoppedAt) === 0 ? run.changes : []
      openRun({ config: { ...shown, seed: drawSeed(), npSeed: drawSeed() }, changes })
    },
  }
}

function pageActions(means: Means) {
  const { store, opening, address, storage, link, loadMessages } = means
  return {
    openExample(run: Run) {
      const { scale, handout } = store.getState()
      // All of it would be another's.
      if (handout.controls !== null) return
      opening.open({ run, unknown: [], view: { ...DEFAULT_VIEW, scale } }, { step: true })
      store.setState({ issues: [] })
    },
    setScale: (scale: Scale) => store.setState({ scale }),
    setPanel(panel: TabId) {
      if (may(means, 'tabs')) store.setState({ panel, panelChosen: true })
    },
    setPresenting: (presenting: boolean) => store.setState({ presenting }),
    setHelping: (helping: boolean) => store.setState({ helping }),
    async share(copy: (text: string) => Promise<boolean>) {
      if (!may(means, 'share')) return false
      const url = link()
      const copied = await copy(url)
      store.setState({ toast: copied ? { type: 'copied' } : { type: 'copyRefused', link: url } })
      return copied
    },
    dismissIssues: () => store.setState({ issues: [] }),
    dismissToast: () => store.setState({ toast: null }),
    async setLanguage(language: Language) {
      try {
        store.setState({ text: await loadMessages(language), language })
      } catch {
        store.setState({ toast: { type: 'notLoaded' } })
        return
      }
      storeLanguage(storage, language)
      address.dropQuery('lang')
    },
    setTheme(theme: Theme) {
      store.setState({ theme })
      storeTheme(storage, theme)
      address.dropQuery('theme')
    },
  }
}

/** The page as it is, showing `run` from its start. */
export function startOf({ scale, handout, unknown }: PageState, run: Run): Shared {
  return { run, unknown, view: { ...DEFAULT_VIEW, scale, handout } }
}
