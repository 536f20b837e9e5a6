import { type Problem, shortened } from '../experiment/problem.ts'

/** What can be wrong with a link, beside what can be wrong with a value. Data, not prose: `i18n` says it. */
export type LinkProblem =
  | Problem
  | { readonly code: 'unknownKey' }
  | { readonly code: 'brokenEscape' }
  | { readonly code: 'duplicateKey' }
  | { readonly code: 'unknownVersion'; readonly current: number }
  | { readonly code: 'badChange' }
  | { readonly code: 'notLive'; readonly key: string }
  | { readonly code: 'tooManyChanges'; readonly found: number; readonly limit: number }
  | { readonly code: 'tBeyondEnd'; readonly iterations: number }
  | { readonly code: 'tooManyUnknown'; readonly dropped: number }
  | { readonly code: 'tooManyEntries'; readonly limit: number }
  | { readonly code: 'linkTooLong'; readonly length: number; readonly limit: number }
  | { readonly code: 'tooManyPins'; readonly dropped: number; readonly limit: number }
  | { readonly code: 'samePin' }
  /** `key` is no value of a run. */
  | { readonly code: 'notInPin'; readonly key: string }
  /** The live changes of the link's run cannot be made in the pinned one. */
  | { readonly code: 'changesDoNotFit' }
  /** A state was loaded that is too long for a link. */
  | { readonly code: 'stateNotInLink' }
  | { readonly code: 'badState' }
  /** The same key changes at the same moment once more, which counts. */
  | { readonly code: 'repeatedChange' }
  /** The end of the link is missing, in or behind the entry of `key`; empty where nothing of it is known. */
  | { readonly code: 'cut'; readonly key: string }
  /** What was done to the link on its way was undone. */
  | { readonly code: 'repaired' }
  | { readonly code: 'badLesson' }
  /** `lesson` names a card that is not there. */
  | { readonly code: 'noSuchCard'; readonly cards: number }
  | { readonly code: 'tooManyCards'; readonly found: number; readonly limit: number }
  /** `key` says nothing of a card. */
  | { readonly code: 'notInCard'; readonly key: string }
  | { readonly code: 'badGoal' }
  | { readonly code: 'choiceCount'; readonly found: number; readonly min: number; readonly max: number }
  /** `right` names an answer that is not there. */
  | { readonly code: 'noSuchChoice'; readonly choices: number }
  /** What reads links has not come: nothing in the link counts. */
  | { readonly code: 'notRead' }
  | { readonly code: 'moreIssues'; readonly count: number }

/** One thing in a link that did not count as it stood. */
export interface LinkIssue {
  /** The key as the URL writes it; empty where the link as a whole is meant. */
  readonly key: string
  /** What stood there, shortened for display. */
  readonly text: string
  readonly problem: LinkProblem
  /** What is used instead, written as the URL writes it and shortened for display; missing where nothing is. */
  readonly used?: string
  /** The link itself, where data are missing: with them it can be opened again. */
  readonly link?: string
}

/** The issues that are told one by one; the rest is counted in one more. */
export const MAX_ISSUES = 20

const LONGEST_KEY = 40
const LONGEST_TEXT = 60

/** Collects issues; holds no more than it will tell, however many a hostile link has. */
export class IssueList {
  readonly #told: LinkIssue[] = []
  #more = 0

  /** Adds an issue, its texts shortened. */
  add(key: string, text: string, problem: LinkProblem, used?: string): void {
    if (this.#told.length === MAX_ISSUES) {
      this.#more++
      return
    }
    const issue = { key: shortened(key, LONGEST_KEY), text: shortened(text, LONGEST_TEXT), problem }
    this.#told.push(used === undefined ? issue : { ...issue, used: shortened(used, LONGEST_TEXT) })
  }

  /** The issues in the order in which they were added, and at the end how many more there are. */
  all(): readonly LinkIssue[] {
    if (this.#more === 0) return [...this.#told]
    return [...this.#told, { key: '', text: '', problem: { code: 'moreIssues', count: this.#more } }]
  }
}
