import type { StoreApi } from 'zustand/vanilla'
import type { EngineClient } from '../engine/page/client.ts'
import type { FrameFeed } from '../engine/page/frame-feed.ts'
import type { StepBy } from '../engine/protocol.ts'
import { SLOW_RATE } from '../engine/protocol.ts'
import type { Config, Key, Run } from '../experiment/config.ts'
import { reconciled } from '../experiment/conflicts.ts'
import { CURRENT, defaultsOf } from '../experiment/defaults.ts'
import { editOf } from '../experiment/edit.ts'
import type { Matrix } from '../experiment/matrix.ts'
import type { Problem } from '../experiment/problem.ts'
import { sameValue, withValue } from '../experiment/run.ts'
import type { Messages } from '../i18n/en.ts'
import type { Language } from '../i18n/language.ts'
import type { Address } from '../share/address.ts'
import { type Shared, writeHash } from '../share/codec.ts'
import { DEFAULT_VIEW, type Scale } from '../share/page-view.ts'
import type { TabId } from '../share/panel-ids.ts'
import type { Before, PageState, Theme } from './page-state.ts'
import { storeLanguage, storeTheme } from './preferences.ts'

/** Everything a person can do on the page. */
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
  /** A new run of the values on screen, without live changes. */
  reset(): void
  /** The same run, its live changes included, from the start. */
  replay(): void
  /** Gives `key` a value: a live change or a new run; what is wrong with it, or null. */
  edit<K extends Key>(key: K, value: Config[K]): Problem | null
  /** Gives W another matrix as a whole and offers the way back. */
  replaceW(value: Matrix): Problem | null
  /** Goes back to what was before W was replaced, or before a future was dropped. */
  undo(before: Before): void
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
  /** Has frames tell the way of the weights while somebody looks at it. */
  trace(wanted: boolean): void
  share(): Promise<void>
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
  readonly copyText: (text: string) => Promise<boolean>
  readonly storage: () => Storage
  readonly loadMessages: (language: Language) => Promise<Messages>
  readonly drawSeed: () => number
  /** Opens what is described, at its moment if that is cheap; or in any case, so many statements on, with what is known of it. */
  readonly open: (shared: Shared, again?: number) => void
  readonly link: () => string
  /** The entries of a link that describe the pins beside a run. */
  readonly pinEntries: (run: Run) => readonly string[]
}

export function createActions(means: Means): Actions {
  return { ...transportActions(means), ...editActions(means), ...pageActions(means) }
}

function transportActions({ store, engine, open }: Means) {
  /** Shows what the eye can follow, unless a person chose otherwise. */
  const follow = (panel: TabId) => {
    if (!store.getState().panelChosen) store.setState({ panel })
  }
  const followRate = (rate: number) => follow(rate < SLOW_RATE ? 'step' : 'chart')
  const play = (rate: number, until: number, stopOnDivergence: boolean) => {
    followRate(rate)
    engine.play({ rate, until, stopOnDivergence })
  }
  const openRun = (run: Run) => open(startOf(store.getState(), run))
  const run = () => {
    const { rate, stopAt, run } = store.getState()
    play(rate, stopAt ?? run.config.iterations, true)
  }
  return {
    openRun,
    toggle() {
      const { status, run: description } = store.getState()
      if (status === 'running') {
        engine.pause()
        return
      }
      if (status === 'finished') openRun(description)
      run()
    },
    step(by: StepBy, back?: boolean) {
      if (by === 'statement') follow('step')
      engine.step(by, back)
    },
    pause: () => engine.pause(),
    retryEngine() {
      store.setState({ failure: null })
      engine.retry()
    },
    seek: (iteration: number) => engine.seek(iteration),
    finish() {
      store.setState({ stopAt: null })
      play(Infinity, store.getState().run.config.iterations, false)
    },
    reset() {
      // Not what the description says of this moment: a value just typed may still be on its way through the engine.
      const { shown } = store.getState()
      // Live changes may have led where the optimizer's constructor would not begin.
      const { config, conflicts } = reconciled(shown, defaultsOf(CURRENT, shown))
      openRun({ config, changes: [] })
      if (conflicts[0] !== undefined) store.setState({ toast: { type: 'gaveWay', ...conflicts[0] } })
    },
    replay() {
      openRun(store.getState().run)
      run()
    },
    trace: (wanted: boolean) => engine.trace(wanted),
    setRate(rate: number) {
      store.setState({ rate })
      if (store.getState().status === 'running') followRate(rate)
      engine.setRate(rate)
    },
  }
}

function editActions({ store, engine, feed, open, drawSeed }: Means) {
  const openRun = (run: Run) => open(startOf(store.getState(), run))
  /** What is on the page, or about to be where it is on its way to another moment. */
  const present = (): Before => {
    const { run, shown, opened, stoppedAt, made } = store.getState()
    const { iteration: seen = stoppedAt, statement = 0, history } = feed.latest ?? {}
    const iteration = engine.sought ?? seen
    const ahead = (history?.recorded ?? 0) - iteration
    return { run, opened, W: shown.W, iteration, statement, ahead, later: run.changes.length - made }
  }
  /** Offers the way back if an edit dropped something; further ones at the same moment are part of it. */
  const tellDropped = (before: Before, changes: number) => {
    const { toast } = store.getState()
    if (changes === 0 && before.ahead <= 0) return
    if (toast?.type === 'dropped' && toast.before.iteration === before.iteration) return
    store.setState({ toast: { type: 'dropped', changes, before } })
  }
  const edit = <K extends Key>(key: K, value: Config[K]): Problem | null => {
    const { run, shown } = store.getState()
    if (sameValue(shown, withValue(shown, key, value), key)) return null
    const before = present()
    const reading = editOf(run, before.iteration, key, value, shown)
    if (!reading.ok) return reading.problem
    if (reading.value.type === 'run') {
      openRun(reading.value.run)
      if (before.iteration === 0) tellDropped(before, 0)
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
    replaceW(value: Matrix) {
      const before = present()
      const problem = edit('W', value)
      if (problem !== null) return problem
      store.setState({ toast: { type: 'replaced', rows: value.rows, columns: value.columns, before } })
      return null
    },
    undo({ run, opened, W, iteration, statement, ahead, later }: Before) {
      store.setState({ toast: null })
      const state = store.getState()
      // It was a live change of a run that went on, then: another one takes it back.
      if (state.opened === opened && ahead <= 0 && later === 0) edit('W', W)
      else open({ ...startOf(state, run), view: { scale: state.scale, t: iteration } }, statement)
    },
    newSeeds() {
      const { run, shown, stoppedAt } = store.getState()
      const changes = (feed.latest?.iteration ?? stoppedAt) === 0 ? run.changes : []
      openRun({ config: { ...shown, seed: drawSeed(), npSeed: drawSeed() }, changes })
    },
  }
}

function pageActions({ store, open, address, copyText, storage, link, pinEntries, loadMessages }: Means) {
  return {
    openExample(run: Run) {
      const shared = { ...startOf(store.getState(), run), unknown: [], pins: pinEntries(run) }
      address.push(writeHash(shared))
      open(shared)
      store.setState({ issues: [] })
    },
    setScale: (scale: Scale) => store.setState({ scale }),
    setPanel: (panel: TabId) => store.setState({ panel, panelChosen: true }),
    async share() {
      const url = link()
      const copied = await copyText(url)
      store.setState({ toast: copied ? { type: 'copied' } : { type: 'copyRefused', link: url } })
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
function startOf({ scale, unknown }: PageState, run: Run): Shared {
  return { run, unknown, view: { ...DEFAULT_VIEW, scale } }
}
