import type { PlainStatement } from '../plain-statements.ts'

/** Statements in another form that does the same. */
export type Form = (statements: readonly PlainStatement[]) => readonly PlainStatement[]

/** Where the block ends that the statement at `head` opens: the place of the first one behind it. */
export function endOfBlock(statements: readonly PlainStatement[], head: number): number {
  const level = statements[head]?.level ?? 0
  const end = statements.findIndex((each, i) => i > head && each.level <= level)
  return end < 0 ? statements.length : end
}

/** Statements so many blocks further out. */
export function movedOut(statements: readonly PlainStatement[], by: number): readonly PlainStatement[] {
  return statements.map((each) => ({ ...each, level: each.level - by }))
}

const STRING = /^[rbu]{0,2}("""|'''|"|')(?:(?!\1)(?:[^\\]|\\.))*\1$/is

/** Without docstrings, and without the types of names: Python goes by neither. */
export const withoutTypes: Form = (statements) =>
  statements
    .filter(({ text }) => !STRING.test(text) && text !== 'pass')
    .map((each) => ({ ...each, text: withoutAnnotations(each.text) }))

function withoutAnnotations(text: string): string {
  if (!text.startsWith('def ')) return text.replace(/^(\w+):[\w.[\]]+=/, '$1=')
  return text.replace(/->[^:]*:$/, ':').replaceAll(/([(,]\w+):[\w.[\],]+?(?=[,=)])/g, '$1')
}

/** What stands beneath `if __name__ == '__main__':` is done, as everything else. */
export const withoutGuard: Form = (statements) => {
  const at = statements.findIndex(({ text, level }) => level === 0 && /^if __name__==(["'])__main__\1:$/.test(text))
  const end = endOfBlock(statements, at)
  if (at < 0 || statements[end]?.text === 'else:') return statements
  return [...statements.slice(0, at), ...movedOut(statements.slice(at + 1, end), 1), ...statements.slice(end)]
}
