/** What a slip of the hand makes of a line: other marks, other names that are there as well. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/ \+ /, ' - '],
  [/ - /, ' + '],
  [/ \* /, ' / '],
  [/True/, 'False'],
  [/False/, 'True'],
  [/MSELoss/, 'L1Loss'],
  [/mse_loss/, 'l1_loss'],
  [/\bx\b/, 'y'],
  [/zero_grad/, 'step'],
  [/rand\(/, 'randn('],
  [/randn\(/, 'rand('],
  [/float32/, 'float64'],
]

const NUMBER = /(?<![\w.])\d+\.?\d*(?:e-?\d+)?/g

/** A script with one thing broken, in every way and at every line: left out, twice, another number, another place. */
export function mutants(script: string): readonly string[] {
  const lines = script.split('\n')
  const all = lines.flatMap((line, i) => {
    if (/^\s*(?:#|print|$)|^(?:import|from)/.test(line)) return []
    const next = lines[i + 1] ?? ''
    const swapped = next !== '' && indentOf(next) === indentOf(line) ? [[i, 2, next, line] as const] : []
    const instead = brokenLines(line).map((each) => [i, 1, ...each] as const)
    return [...instead, ...swapped].map(([at, count, ...put]) => lines.toSpliced(at, count, ...put).join('\n'))
  })
  return [...new Set(all)].filter((each) => each !== script)
}

/** What stands in the place of `line`. */
function brokenLines(line: string): readonly (readonly string[])[] {
  const numbers = [...line.matchAll(NUMBER)].map(
    ({ 0: number, index }) => line.slice(0, index) + otherNumber(number) + line.slice(index + number.length),
  )
  const slips = SLIPS.filter(([right]) => right.test(line)).map(([right, wrong]) => line.replace(right, wrong))
  const moved = line.startsWith('    ') ? [`    ${line}`, line.slice(4)] : []
  return [[], [line, line], ...[...numbers, ...slips, ...moved].map((each) => [each])]
}

function otherNumber(number: string): string {
  const value = Number(number)
  if (!/[.e]/.test(number)) return String(value + 1)
  const other = String(value === 0 ? 1.5 : value * 2)
  return /[.e]/.test(other) ? other : `${other}.0`
}

function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? ''
}
