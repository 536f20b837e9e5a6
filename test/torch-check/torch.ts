import { spawn } from 'node:child_process'
import { findTorch, JUDGE } from './find-torch.mjs'

export interface Judged {
  readonly id: string
  /** What each cell printed. */
  readonly out: readonly string[]
  /** The sha256 of its x. */
  readonly x: string
  /** The traceback, if it raised. */
  readonly error: string | null
}

/** What Python is asked with; the tests are not run where there is none. */
export function torch() {
  const found = findTorch()
  if (found === null) throw new Error('no Python that can import torch: run `npm run test:torch`')
  return found
}

/** How many Pythons at a time. */
const PROCESSES = 2

/** Runs programs, `id` to the sources of their cells, on the real PyTorch; a script is a single cell. */
export async function judge(sources: ReadonlyMap<string, readonly string[]>): Promise<ReadonlyMap<string, Judged>> {
  const programs = Array.from(sources, ([id, cells]) => ({ id, cells }))
  const shares = Array.from({ length: PROCESSES }, (_, i) => programs.filter((__, j) => j % PROCESSES === i))
  const answers = await Promise.all(
    shares.map(async (share): Promise<readonly Judged[]> => JSON.parse(await python([JUDGE], JSON.stringify(share)))),
  )
  return new Map(answers.flat().map((one) => [one.id, one]))
}

/** Runs Python and gives back what it prints. */
export function python(args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(torch().python, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(printed).toString('utf8'))
      else reject(new Error(`python ${args.join(' ')} ended with ${code}`))
    })
    child.stdin.end(input)
  })
}
