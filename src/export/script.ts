import type { Run } from '../experiment/config.ts'
import { doubtOf } from '../experiment/promised.ts'
import type { ExpectedOutput } from './expected-output.ts'
import type { Words } from './file-words.ts'
import { programText } from './program.ts'

/**
 * The program as a file: below it, as a comment, what it prints, what is promised of that, and the link of the run.
 * @param expected null for a run that was too long to be carried out
 */
export function script(run: Run, expected: ExpectedOutput | null, link: string, words: Words): string {
  const release = run.config.torch
  const output = expected === null ? [words.tooLong] : [words.expected[release], '', ...outputLines(expected, words)]
  const doubt = doubtOf(run.config)
  const promise = doubt === null ? words.promise[release] : words.noPromise[doubt]
  const lines = [...output, '', promise, words.link(link)]
  return `${programText(run)}\n${lines.map(comment).join('\n')}\n`
}

function outputLines({ omitted, costs, weights }: ExpectedOutput, words: Words): readonly string[] {
  const gap = omitted === 0 ? [] : [`(${words.omitted(omitted)})`]
  return [...gap, ...costs, ...weights]
}

function comment(line: string): string {
  return line === '' ? '#' : `# ${line}`
}
