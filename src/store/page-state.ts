import type { EngineFailure } from '../engine/page/client.ts'
import type { RunStatus } from '../engine/protocol.ts'
import type { Config, Run } from '../experiment/config.ts'
import type { Conflict } from '../experiment/conflicts.ts'
import type { Matrix } from '../experiment/matrix.ts'
import type { Problem } from '../experiment/problem.ts'
import type { Messages } from '../i18n/en.ts'
import type { Language } from '../i18n/language.ts'
import type { Place } from '../lessons/lesson.ts'
import type { Handout } from '../share/handout.ts'
import type { LinkIssue } from '../share/issue.ts'
import type { Scale } from '../share/page-view.ts'
import type { TabId } from '../share/panel-ids.ts'
import type { UnknownEntry } from '../share/unknown.ts'

export type Theme = 'light' | 'dark'

/** Iterations a second, at first: the tutorial's 5000 in about six seconds. */
export const DEFAULT_RATE = 830

/** What stood on the page before something took its place: enough to have it back whole, where it was. */
export interface Before {
  readonly run: Run
  readonly iteration: number
  /** Statements visited of the iteration under way. */
  readonly statement: number
  /** Iterations recorded: the run was under way where there are any. */
  readonly recorded: number
  /** Iterations recorded beyond the moment. */
  readonly ahead: number
  /** Live changes beyond it. */
  readonly later: number
  readonly W: Matrix
  /** The run that it was, as `State.opened` counts them. */
  readonly opened: number
  /** The stop that its link still asked for. */
  readonly stopAt: number | null
  readonly unknown: readonly UnknownEntry[]
  /** What its link handed out with the run. */
  readonly handout: Handout
  /** The pinned runs beside it, as its link had them; null where they have stayed. */
  readonly pins: readonly string[] | null
}

/** A guess on a picture of the page; beside it the truth, once that is told. */
export interface PictureGuess {
  /** The card that asks. */
  readonly place: string
  /** An iteration, a loss at iteration `at`, or an lr. */
  readonly by: 'iteration' | 'loss' | 'lr'
  readonly at: number | null
  /** null as long as nothing was guessed. */
  readonly value: number | null
  /** Whether it is given, and stays. */
  readonly given: boolean
  /** NaN as long as it is not told. */
  readonly truth: number
}

/** A short message that goes away by itself. */
export type ToastMessage =
  | { readonly type: 'copied' }
  | { readonly type: 'copyRefused'; readonly link: string }
  | { readonly type: 'replaced'; readonly rows: number; readonly columns: number; readonly before: Before }
  /** An edit at a moment beyond which something was recorded, or live changes waited. */
  | { readonly type: 'dropped'; readonly changes: number; readonly before: Before }
  /** A run that was under way made room for another; `gaveWay` went back to its default in that. */
  | { readonly type: 'left'; readonly before: Before; readonly gaveWay: Conflict | null }
  /** Something was asked of the engine, whose code is still on its way. */
  | { readonly type: 'engineLoading' }
  | { readonly type: 'restarted' }
  /** The texts in the reader's language could not be loaded. */
  | { readonly type: 'otherLanguage' }
  /** A new run could not begin with the values on screen; `key` went back to its default. */
  | ({ readonly type: 'gaveWay' } & Conflict)
  | { readonly type: 'notLoaded' }
  /** What was pasted could not be read. */
  | { readonly type: 'unread'; readonly problem: Problem }

/** Everything slow: what changes when a person acts or a run changes its state, never with every frame. */
export interface PageState {
  /** The description of the run on screen. */
  readonly run: Run
  /** Counts the runs opened on this page: what belongs to one run alone is made anew when it rises. */
  readonly opened: number
  /** The config in effect at the moment on screen. */
  readonly shown: Config
  /** How many of the run's live changes had been made at that moment. */
  readonly made: number
  readonly status: RunStatus
  /** Iterations done when the run last stopped; the running number is in the frames. */
  readonly stoppedAt: number
  /** The iteration of the second of two consecutive non-finite losses, or null. */
  readonly divergedAt: number | null
  /** A stop that the link asks for (`t`) and the run has not reached. */
  readonly stopAt: number | null
  /** Iterations a second. */
  readonly rate: number
  readonly scale: Scale
  /** What the link hands out with the run: a card, a goal, what readers see and use. */
  readonly handout: Handout
  /** The link names a card and no setting: its run is still to be opened. */
  readonly bare: boolean
  /** What a reader guesses on a picture; null where nothing is asked there. */
  readonly guess: PictureGuess | null
  /** A card asks and is not answered yet: what would give its answer away is not shown. */
  readonly asks: boolean
  /** What on the page a card speaks of: a panel, or a field or a cell in it. */
  readonly marked: Place | null
  /** Something of lessons is on the page that no link says: a file that was opened, or the making of one. */
  readonly atDesk: boolean
  /** What is looked at beneath the matrices. */
  readonly panel: TabId
  /** Whether a person chose it: then it stays. Otherwise it follows what is done. */
  readonly panelChosen: boolean
  /** A long replay under way. */
  readonly seeking: { readonly iteration: number; readonly target: number } | null
  /** What was wrong with the link. */
  readonly issues: readonly LinkIssue[]
  /** Keys of the link that this version does not know, kept on rewriting. */
  readonly unknown: readonly UnknownEntry[]
  /** Why nothing is computed. */
  readonly failure: EngineFailure | null
  readonly toast: ToastMessage | null
  readonly language: Language
  /** The texts of the first picture in that language; all others come in every language. */
  readonly text: Messages
  readonly theme: Theme
  /** A link that something on the page asks the dialog of Share for. */
  readonly sharing?: string | undefined
  /** Shown to a hall: in large letters, without the setup. For as long as the page stands, and kept nowhere. */
  readonly presenting: boolean
  /** Whether the list of keys lies over the page. */
  readonly helping: boolean
  /** Shown inside another page: only what moves. */
  readonly embedded: boolean
}

/** What a message offers to have back; null where it offers nothing. */
export function offeredBack(toast: ToastMessage | null): Before | null {
  return toast !== null && 'before' in toast ? toast.before : null
}
