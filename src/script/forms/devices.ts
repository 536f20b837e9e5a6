import type { PlainStatement } from '../plain-statements.ts'
import { endOfBlock, movedOut } from './blocks.ts'
import { variablesOf } from './variables.ts'

/** Without `.to(device)`, where the device is a CPU or the script takes one where there is no GPU. */
export function withoutDevices(all: readonly PlainStatement[]): {
  readonly statements: readonly PlainStatement[]
  /** Whether the script would take a GPU. */
  readonly takesGpu: boolean
} {
  const DEVICE =
    /^(\w+)=(?:torch\.device\()?\(?(["'])(cpu|cuda|cuda:0)\2(?:if torch\.cuda\.is_available\(\)else(?:(["'])mps\4if torch\.backends\.mps\.is_available\(\)else)?(["'])cpu\5)?\)?\)?$/
  const statements = withoutGpuBlocks(all)
  const found = statements.map(({ text, level }) => (level === 0 ? DEVICE.exec(text) : null))
  const names = found.flatMap((each) =>
    each !== null && (each[3] === 'cpu' || each[5] !== undefined) ? [each[1] ?? ''] : [],
  )
  const [name] = names
  const isOnce = names.length === 1 && statements.filter(({ text }) => text.startsWith(`${name}=`)).length === 1
  const device = isOnce ? `(?:${name}|'cpu'|"cpu")` : `(?:'cpu'|"cpu")`
  const takesGpu = statements !== all || (isOnce && found.some((each) => each?.[1] === name && each?.[3] !== 'cpu'))
  const plain = statements
    .filter(({ text }, i) => !(isOnce && (found[i]?.[1] === name || text === name)))
    .map((each) => ({
      ...each,
      text: each.text
        .replaceAll(new RegExp(`\\.to\\((?:device=)?${device}\\)|,device=${device}(?=[,)])`, 'g'), '')
        .replaceAll(/\.cpu\(\)/g, ''),
    }))
  const left = plain.some(
    ({ text }) => name !== undefined && !text.startsWith('print(') && variablesOf(text).includes(name),
  )
  return left ? { statements, takesGpu: statements !== all } : { statements: plain, takesGpu }
}

/** `if torch.cuda.is_available():`, where there is no GPU: what stands beneath `else:`, or nothing. */
function withoutGpuBlocks(statements: readonly PlainStatement[]): readonly PlainStatement[] {
  const at = statements.findIndex(({ text }) => text === 'if torch.cuda.is_available():')
  if (at < 0) return statements
  const end = endOfBlock(statements, at)
  const otherwise = statements[end]?.text
  const level = statements[at]?.level
  if (statements[end]?.level === level && otherwise?.startsWith('elif')) return statements
  const hasElse = statements[end]?.level === level && otherwise === 'else:'
  const last = hasElse ? endOfBlock(statements, end) : end
  const instead = hasElse ? movedOut(statements.slice(end + 1, last), 1) : []
  return withoutGpuBlocks([...statements.slice(0, at), ...instead, ...statements.slice(last)])
}
