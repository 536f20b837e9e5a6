// `npm run bench`: how fast the engine is, as medians of ratios formed side by side. Exits 1 if the engine and the C
// reference do not end with the same weight, bit for bit.
import { cpus } from 'node:os'
import { measureBroadcast } from './broadcast.mjs'
import { measureClasses } from './classes.mjs'
import { measureControls } from './controls.mjs'
import { loadHistory, loadTrainer, runEngine, toRun } from './engine.mjs'
import { measureFrames } from './frames.mjs'
import { fillHistory } from './history.mjs'
import { measureConverged, measureRecording } from './recording.mjs'
import { compileReference } from './reference.mjs'
import { ratios, summary } from './rounds.mjs'
import { measureSeeks } from './seek.mjs'
import { measureSweep } from './sweep.mjs'
import { measureCourse } from './theory.mjs'
import { findTorch, runTorch } from './torch.mjs'
import { workloads } from './workloads.mjs'

const ROUNDS = { reference: 21, torch: 5 }

/** @param {string} name @param {readonly number[]} values @param {number} digits */
function print(name, values, digits) {
  const { median, low, high } = summary(values)
  console.log(`${name.padEnd(44)} ${median.toFixed(digits)}   (${low.toFixed(digits)} to ${high.toFixed(digits)})`)
}

const { Trainer } = await loadTrainer()
const programs = { C: compileReference('reference'), 'the limit of C': compileReference('limit') }
const torch = findTorch()
let failed = false

console.log(`${cpus().length} cores, ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`)
console.log('medians of ratios of speed, measured side by side (and the middle half of them)')

for (const workload of workloads) {
  /** @param {number} iterations */
  const engine = (iterations) => runEngine(new Trainer(toRun(workload)), iterations)
  engine(workload.iterations)
  for (const [name, program] of Object.entries(programs)) {
    if (typeof program === 'string') {
      console.log(`engine / ${name}, ${workload.name}: did not run: ${program}`)
      continue
    }
    const same = engine(workload.iterations).bits === program.run(workload).bits
    failed ||= !same
    const times = [() => engine(workload.iterations).time, () => program.run(workload).time]
    print(`engine / ${name}, ${workload.name}`, ratios(ROUNDS.reference, times)[0] ?? [], 2)
    console.log(`  the weight after ${workload.iterations} iterations ${same ? 'is the same in every bit' : 'DIFFERS'}`)
  }
  if (torch) {
    const times = [() => engine(workload.iterations).time, () => runTorch(torch.python, workload)]
    print(`engine / PyTorch ${torch.version}, ${workload.name}`, ratios(ROUNDS.torch, times)[0] ?? [], 0)
  } else {
    console.log(`engine / PyTorch, ${workload.name}: did not run: no Python here has torch and numpy (set PYTHON)`)
  }
}

for (const program of Object.values(programs)) if (typeof program !== 'string') program.remove()

for (const workload of workloads) {
  const percent = (await measureRecording(workload)).map((share) => share * 100)
  print(`what recording adds to an iteration, %, ${workload.name}`, percent, 0)
}
for (const workload of workloads.slice(0, 3)) {
  print(`an iteration when converged / at first, ${workload.name}`, await measureConverged(workload), 2)
}

for (const workload of workloads.slice(0, 4)) {
  console.log(`cost of an iteration of ${workload.name}, plain SGD with MSE being 1 (more is slower)`)
  for (const { name, costs } of await measureClasses(workload)) print(`  ${name}`, costs, 2)
}

for (const batchSize of [4, 25, 100]) {
  console.log(`cost of squeeze_y with batches of ${batchSize}, without it being 1 (of ${batchSize} times the errors)`)
  for (const { name, costs } of await measureBroadcast(batchSize)) print(`  ${name}`, costs, 1)
}

const { share, recorded } = fillHistory((await loadHistory()).LossHistory)
console.log(`history after ${recorded.toExponential(0)} losses, of the 64 KiB it may take`.padEnd(44), share.toFixed(2))

for (const iterations of [5000, 10_000_000]) {
  const { shares } = await measureSeeks(workloads[0], iterations)
  const percent = shares.map((share) => share * 100)
  print(`a seek, % of the run, ${iterations.toLocaleString('en-US')} iterations`, percent, iterations > 1e6 ? 4 : 2)
}

for (const workload of workloads.filter(({ inFeatures }) => inFeatures === 8)) {
  const { shares } = await measureCourse(workload)
  const percent = shares.map((share) => share * 100)
  print(`the expected course at 8 inputs, % of a run of ${workload.iterations}`, percent, 2)
}

const { share: swept, seconds } = await measureSweep()
print('a sweep of 60 rates / 60 runs of the tutorial', swept, 2)
console.log('  the sweep, in core-seconds (of this machine)'.padEnd(44), seconds.toFixed(2))

const { late, busy } = await measureFrames()
console.log('page at full speed, frames that come late'.padEnd(44), `${(late * 100).toFixed(1)} %`)
console.log('  main thread busy, of the time of a frame'.padEnd(44), busy.toFixed(2))

for (const batchSize of [100, 10_000]) {
  console.log(`64 x 64, batches of ${batchSize}: the page's longest task behind a control, of 100 ms`)
  for (const { name, shares } of await measureControls(batchSize)) print(`  ${name}`, shares, 2)
}
if (failed) process.exitCode = 1
