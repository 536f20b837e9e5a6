// `npm run build:core`: compiles core/ (AssemblyScript) to WebAssembly, a module for each release of PyTorch, and writes each into
// the file that the page's workers load. `npm test` compiles them again and compares.
import { writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import asc from 'assemblyscript/asc'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const FOLDER = `${ROOT}src/torch/kernels/core/`

/** Each release's entry in core/, and what it needs of an engine. */
const MODULES = [
  { file: `${FOLDER}module-2.ts`, name: 'module2', entry: 'core/torch-2.ts', features: ['simd'] },
  {
    file: `${FOLDER}module-1.13.ts`,
    name: 'module113',
    entry: 'core/torch-1.13.ts',
    features: ['simd', 'relaxed-simd'],
  },
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
  const { error } = await asc.main([entry, ...options], {
    writeFile(_name, contents) {
      if (typeof contents !== 'string') module = contents
    },
  })
  if (error || module === undefined) throw new Error(`${entry}: ${error?.message}`)
  return module
}

/**
 * The files as they should be, by their paths.
 * @returns {Promise<[path: string, text: string][]>}
 */
export function coreFiles() {
  return Promise.all(
    MODULES.map(async (module) => {
      const bytes = Buffer.from(await compile(module))
      // Two digits a byte: what is compressed on its way is then shorter than base64, which hides where bytes begin.
      const text = `// Written by \`npm run build:core\`.

/** What ${module.entry} is compiled to, ${bytes.length} bytes in hexadecimal digits. */
export const ${module.name} =
  '${bytes.toString('hex')}'
`
      return [module.file, text]
    }),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [path, text] of await coreFiles()) writeFileSync(path, text)
}
