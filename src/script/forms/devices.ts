import type { PlainStatement } from '../plain-statements.ts'
import { variablesOf } from './variables.ts'

/** Without `.to(device)`, where the device is a CPU or the script takes one where there is no GPU. */
export function withoutDevices(statements: readonly PlainStatement[]): {
  readonly statements: readonly PlainStatement[]
  /** Whether the script would take a GPU. */
  readonly takesGpu: boolean
} {
  const DEVICE =
    /^(\w+)=(?:torch\.device\()?(["'])(cpu|cuda|cuda:0)\2(?:if torch\.cuda\.is_available\(\)else(["'])cpu\4)?\)?$/
  const found = statements.map(({ text, level }) => (level === 0 ? DEVICE.exec(text) : null))
  const names = found.flatMap((each) =>
    each !== null && (each[3] === 'cpu' || each[4] !== undefined) ? [each[1] ?? ''] : [],
  )
  const [name] = names
  const isOnce = names.length === 1 && statements.filter(({ text }) => text.startsWith(`${name}=`)).length === 1
  const device = isOnce ? `(?:${name}|'cpu'|"cpu")` : `(?:'cpu'|"cpu")`
  const takesGpu = isOnce && found.some((each) => each?.[1] === name && each?.[3] !== 'cpu')
  const plain = statements
    .filter((_, i) => !(isOnce && found[i]?.[1] === name))
    .map((each) => ({
      ...each,
      text: each.text
        .replaceAll(new RegExp(`\\.to\\((?:device=)?${device}\\)|,device=${device}(?=[,)])`, 'g'), '')
        .replaceAll(/\.cpu\(\)/g, ''),
    }))
  const left = plain.some(({ text }) => name !== undefined && variablesOf(text).includes(name))
  return left ? { statements, takesGpu: false } : { statements: plain, takesGpu }
}
