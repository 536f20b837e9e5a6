import type { OwnData } from '../../experiment/own-data.ts'

/** What stands in the comment as it is: no mark that the comment itself uses. */
const PLAIN = /^(?!.*->)[^,"\\]+$/

/** The names of the columns as a comment, `area, rooms -> price`; a name that has such marks itself stands in quotes. */
export function namesComment({ inputs, outputs }: Pick<OwnData, 'inputs' | 'outputs'>): string {
  const listed = (names: readonly string[]) =>
    names.map((name) => (PLAIN.test(name) ? name : `"${name.replace(/[\\"]/g, '\\$&')}"`)).join(', ')
  return `# ${listed(inputs)} -> ${listed(outputs)}`
}
