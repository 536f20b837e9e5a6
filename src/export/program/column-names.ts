import type { OwnData } from '../../experiment/own-data.ts'

type Names = Pick<OwnData, 'inputs' | 'outputs'>

/** What stands in the comment as it is: no mark that the comment itself uses. */
const PLAIN = /^(?!.*->)[^,"\\]+$/

/** The names of the columns as a comment, `area, rooms -> price`; a name that has such marks itself stands in quotes. */
export function namesComment({ inputs, outputs }: Names): string {
  const listed = (names: readonly string[]) =>
    names.map((name) => (PLAIN.test(name) ? name : `"${name.replace(/[\\"]/g, '\\$&')}"`)).join(', ')
  return `# ${listed(inputs)} -> ${listed(outputs)}`
}

const QUOTED = /"(?:[^"\\]|\\.)*"/.source
const LIST = `(?:${QUOTED}|[^,"]+)(?:, (?:${QUOTED}|[^,"]+))*`
const COMMENT = new RegExp(`^#? ?(${LIST}) -> (${LIST})$`)

/** The names that `namesComment` wrote; null where the comment says something else. */
export function namesInComment(comment: string): Names | null {
  const [, inputs, outputs] = COMMENT.exec(comment) ?? []
  if (inputs === undefined || outputs === undefined) return null
  return { inputs: namesIn(inputs), outputs: namesIn(outputs) }
}

function namesIn(list: string): readonly string[] {
  const names = list.match(new RegExp(`${QUOTED}|[^,"]+`, 'g')) ?? []
  return names
    .map((name) => name.trim())
    .map((name) => (name.startsWith('"') ? name.slice(1, -1).replace(/\\(.)/g, '$1') : name))
}
