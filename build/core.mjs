// `npm run build:core`: compiles core/ (AssemblyScript) to WebAssembly, a module for each release of PyTorch, and writes them
// into the file that the page's workers load. `npm test` compiles them again and compares.
import { writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import asc from 'assemblyscript/asc'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const FILE = `${ROOT}src/torch/kernels/core/modules.ts`

/** Each release's entry in core/, and what it needs of an engine beside plain vectors. */
const MODULES = [
  { name: 'torch113Module', entry: 'core/torch-1.13.ts', features: ['simd', 'relaxed-simd'] },
  { name: 'torch2Module', entry: 'core/torch-2.ts', features: ['simd'] },
]

/** @param {{ entry: string, features: readonly string[] }} module */
async function compile({ entry, features }) {
  /** @type {Uint8Array | undefined} */
  let module
  const options = [
    ...['--baseDir', ROOT, '--runtime', 'stub', '--noAssert', '--use', 'abort='],
    // All modules work in one memory, which is the worker's.
    ...['--importMemory', '--initialMemory', '1'],
    ...['--optimizeLevel', '3', '--shrinkLevel', '1', '--outFile', 'module.wasm'],
    // Functions of vectors are called from inside only.
    ...['--disableWarning', '112'],
    ...features.flatMap((feature) => ['--enable', feature]),
  ]
  const { error, stderr } = await asc.main([entry, ...options], {
    writeFile(_name, contents) {
      if (typeof contents !== 'string') module = contents
    },
  })
  if (error || module === undefined) throw new Error(`${entry}: ${stderr.toString()}`)
  return module
}

/** The file as it should be. */
export async function coreModules() {
  const parts = []
  for (const module of MODULES) {
    const bytes = Buffer.from(await compile(module))
    parts.push(`/** ${module.entry}, ${bytes.length} bytes, in base64. */`)
    parts.push(`export const ${module.name} =\n  '${bytes.toString('base64')}'\n`)
  }
  return `// Written by \`npm run build:core\` from core/.\n\n${parts.join('\n')}`
}

/** The file as it is. */
export const CORE_FILE = FILE

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(FILE, await coreModules())
