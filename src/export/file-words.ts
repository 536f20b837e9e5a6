import type { Config } from '../experiment/config.ts'
import type { Doubt } from '../experiment/promised.ts'

/** The words in exported files, in the reader's language. */
export interface Words {
  /** Of a notebook. */
  readonly title: string
  readonly setup: string
  readonly data: string
  readonly model: string
  readonly loop: string
  readonly weights: string
  /** Above the output, by the release that prints it. */
  readonly expected: Readonly<Record<Config['torch'], string>>
  /** What is promised of its digits, and what on other builds of PyTorch. */
  readonly promise: Readonly<Record<Config['torch'], string>>
  /** The same where no digits are promised. */
  readonly noPromise: Readonly<Record<Doubt, string>>
  /** In place of the output of a run that was too long to be carried out. */
  readonly tooLong: string
  /** In place of the lines that are no longer kept. */
  readonly omitted: (lines: number) => string
  readonly link: (address: string) => string
}
