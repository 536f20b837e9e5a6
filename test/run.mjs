// `npm test`: proves everything, in the order in which a failure is cheapest to understand.
// `npm test -- unit browser` runs only those stages (`size`, `e2e` and `firefox` build first, so that they never judge an old site).
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findOrInstallBrowser } from './tools/find-browser.mjs'
import { findOrInstallFirefox } from './tools/find-firefox.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const REPORTS = mkdtempSync(join(tmpdir(), 'sgd-playground-test-'))

/**
 * @typedef {{ passed: number, failed: number, faults?: readonly string[] }} Count `faults`: what went wrong where, in words
 * @typedef {{ name: string, scripts: readonly string[], args?: readonly string[], count?: (report: unknown) => Count }} Stage
 *   `scripts` of package.json all run, even when one has failed. A stage with `count` runs tests and leaves a report;
 *   any other counts as one check.
 */

/** @param {string} stage */
const reportOf = (stage) => join(REPORTS, `${stage}.json`)

/**
 * @param {string} stage
 * @returns {string[]} the options with which Vitest both prints and leaves a report
 */
const vitestReport = (stage) => ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(stage)}`]

/** @type {readonly Stage[]} */
const STAGES = [
  { name: 'format', scripts: ['check:format'] },
  { name: 'lint', scripts: ['check:lint', 'check:promises'] },
  { name: 'types', scripts: ['check:types'] },
  { name: 'rules', scripts: ['test:rules'], args: vitestReport('rules'), count: countVitest },
  { name: 'deadcode', scripts: ['check:deadcode'] },
  { name: 'unit', scripts: ['test:unit'], args: vitestReport('unit'), count: countVitest },
  { name: 'browser', scripts: ['test:browser'], args: vitestReport('browser'), count: countVitest },
  { name: 'build', scripts: ['build'] },
  { name: 'size', scripts: ['check:size'] },
  { name: 'e2e', scripts: ['test:e2e'], args: ['--reporter=list,json'], count: countPlaywright },
  { name: 'firefox', scripts: ['test:firefox'], count: countFirefox },
]
const NEEDS_BROWSER = ['browser', 'e2e']
const NEEDS_BUILD = ['size', 'e2e', 'firefox']

/**
 * @param {unknown} report
 * @param {...string} path
 * @returns {number}
 */
function numberAt(report, ...path) {
  let value = report
  for (const key of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  }
  return typeof value === 'number' ? value : 0
}

/** @type {(report: unknown) => Count} */
function countVitest(report) {
  return { passed: numberAt(report, 'numPassedTests'), failed: numberAt(report, 'numFailedTests') }
}

/**
 * Whatever the reports call a failed test, with the words that it failed with.
 * @param {unknown} report of Vitest or Playwright, or a part of it
 * @param {string} [name] of the part
 * @returns {string[]}
 */
function failuresIn(report, name = '') {
  if (Array.isArray(report)) return report.flatMap((part) => failuresIn(part, name))
  if (typeof report !== 'object' || report === null) return []
  const own = ['fullName', 'title'].map((key) => Reflect.get(report, key)).find((title) => typeof title === 'string')
  const here = own ?? name
  const messages = [Reflect.get(report, 'failureMessages'), Reflect.get(Reflect.get(report, 'error') ?? {}, 'message')]
  const failed = messages.flat().filter((message) => typeof message === 'string')
  const parts = ['testResults', 'assertionResults', 'suites', 'specs', 'tests', 'results']
  return [
    ...failed.map((message) => `${here}\n    ${message.split('\n').slice(0, 4).join('\n    ')}`),
    ...parts.flatMap((key) => failuresIn(Reflect.get(report, key), here)),
  ]
}

/**
 * A test in a browser that failed on a busy machine is tried once more. What it failed with is told, also where it then passed.
 * @type {(report: unknown) => Count}
 */
function countPlaywright(report) {
  const flaky = numberAt(report, 'stats', 'flaky')
  return { passed: numberAt(report, 'stats', 'expected') + flaky, failed: numberAt(report, 'stats', 'unexpected') }
}

/** @type {(report: unknown) => Count} */
function countFirefox(report) {
  return { passed: numberAt(report, 'passed'), failed: numberAt(report, 'failed') }
}

/**
 * @param {string} script of package.json; what it prints goes straight through
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean} whether it ended well
 */
function run(script, args, env) {
  const { status, error } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    shell: process.platform === 'win32',
  })
  if (error) console.error(error.message)
  return status === 0
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/**
 * @param {Stage} stage
 * @param {NodeJS.ProcessEnv} env
 * @returns {Count}
 */
function runStage({ name, scripts, args = [], count }, env) {
  const report = reportOf(name)
  const results = scripts.map((script) =>
    run(script, args, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, FIREFOX_REPORT: report }),
  )
  const ended = results.every(Boolean)
  if (count === undefined) return ended ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  const result = readReport(report)
  const { passed, failed } = count(result)
  if (passed + failed === 0) console.error(`${name}: no test was executed, which counts as a failure`)
  // A runner may fail without a failed test: an error between tests, no test at all.
  const failedOtherwise = failed === 0 && (!ended || passed === 0)
  return { passed, failed: failedOtherwise ? 1 : failed, faults: failuresIn(result) }
}

/**
 * @param {readonly string[]} names as asked for on the command line; none means all
 * @returns {readonly Stage[]}
 */
function choose(names) {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name))
  if (unknown.length > 0) {
    throw new Error(`No stage ${unknown.join(', ')}. There are: ${STAGES.map(({ name }) => name).join(' ')}`)
  }
  if (names.length === 0) return STAGES
  const wanted = new Set(names)
  if (NEEDS_BUILD.some((name) => wanted.has(name))) wanted.add('build')
  return STAGES.filter(({ name }) => wanted.has(name))
}

/** @param {readonly string[]} names */
function main(names) {
  const stages = choose(names)
  const env = { ...process.env }
  if (stages.some(({ name }) => NEEDS_BROWSER.includes(name))) {
    env.BROWSER_PATH = findOrInstallBrowser()
    console.log(`browser: ${env.BROWSER_PATH}`)
  }
  const firefox = stages.some(({ name }) => name === 'firefox') ? findOrInstallFirefox() : undefined
  if (firefox !== undefined) env.FIREFOX_PATH = firefox
  if (stages.some(({ name }) => name === 'build')) rmSync(join(ROOT, 'dist'), { recursive: true, force: true })

  const summary = stages.map((stage) => {
    console.log(`\n=== ${stage.name}`)
    if (stage.name === 'firefox' && firefox === undefined) {
      const line = 'firefox  NOT RUN: there is no Firefox here; install one, or name it in FIREFOX_PATH'
      console.log(`--- ${line}`)
      return { count: { passed: 0, failed: 0 }, line }
    }
    const start = performance.now()
    const count = runStage(stage, env)
    const seconds = (performance.now() - start) / 1000
    const line = `${stage.name.padEnd(8)} ${count.failed === 0 ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(6)} s`
    console.log(`--- ${line}`)
    return { count, line: `${line}   ${count.passed} passed${count.failed > 0 ? `, ${count.failed} failed` : ''}` }
  })

  const passed = summary.reduce((sum, { count }) => sum + count.passed, 0)
  const failed = summary.reduce((sum, { count }) => sum + count.failed, 0)
  const faults = summary.flatMap(({ count }) => count.faults ?? [])
  if (faults.length > 0)
    console.log(`\n=== what failed, also where it passed when it was tried again\n${faults.join('\n')}`)
  console.log(`\n${summary.map(({ line }) => line).join('\n')}\n\n${passed} passed, ${failed} failed`)
  return failed === 0
}

try {
  process.exitCode = main(process.argv.slice(2)) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('\n0 passed, 1 failed')
  process.exitCode = 1
} finally {
  rmSync(REPORTS, { recursive: true, force: true })
}
