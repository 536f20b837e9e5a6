// Finds a Chromium for the tests, and installs one where that can be done without asking anybody.
// There is no skipping: the tests run in a real browser, or they fail and say why.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

/** The pages behind the address bar: every window of a Chromium with windows loads both, which takes as long as the page itself. */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

/** What Playwright 1.65 turns off (`chromiumSwitches.ts`): the last such list counts, so that its own would be lost. */
const TURNED_OFF_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/**
 * What every start of the browser is given. Root has no sandbox; the rest keeps the browser from calling home, so that
 * a test never waits for, or fails by, a network that the page does not need.
 */
export const LAUNCH_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...TURNED_OFF_BY_PLAYWRIGHT, ...ADDRESS_BAR].join(',')}`,
]

/** The shell without windows first: a page opens in half the time. */
const COMMANDS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
]

const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge']

const WINDOWS_PROGRAMS = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

/** @returns {string[]} every place where this system may have a browser, best first */
function systemCandidates() {
  if (process.platform === 'darwin') return MAC_APPS.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    return roots.flatMap((root) => (root ? WINDOWS_PROGRAMS.map((parts) => join(root, ...parts)) : []))
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
}

/**
 * The browser that is there already: BROWSER_PATH, then Playwright's own, then the system's.
 * @returns {string | undefined} the path of its executable
 */
export function findBrowser() {
  const asked = process.env.BROWSER_PATH
  if (asked) {
    if (!existsSync(asked)) throw new Error(`BROWSER_PATH is ${asked}, but there is no such file.`)
    return asked
  }
  return [chromium.executablePath(), ...systemCandidates()].find((path) => path !== '' && existsSync(path))
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether it worked
 */
function tryCommand(command, args) {
  console.log(`$ ${command} ${args.join(' ')}`)
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
  })
  return status === 0
}

/** Debian's Chromium comes without a font for Chinese, and the page speaks Chinese. */
function installWithApt() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return
  // Waiting for the lock: on a fresh machine something else may be installing too.
  const wait = ['-o', 'DPkg::Lock::Timeout=300']
  const install = [...wait, 'install', '-y', '--no-install-recommends', 'fonts-noto-cjk']
  tryCommand('apt-get', [...wait, 'update'])
  // An older Debian has no shell by itself.
  if (!tryCommand('apt-get', [...install, 'chromium-headless-shell'])) tryCommand('apt-get', [...install, 'chromium'])
}

function installWithPlaywright() {
  tryCommand('npx', ['--no-install', 'playwright', 'install', 'chromium'])
}

/**
 * The browser that is there, or else one that is installed now.
 * @returns {string} the path of its executable
 * @throws {Error} when there is none and none can be had
 */
export function findOrInstallBrowser() {
  const found = findBrowser()
  if (found) return found
  for (const install of [installWithApt, installWithPlaywright]) {
    install()
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Error(
    'No browser to test in. Install Chromium, Chrome or Edge, or set BROWSER_PATH to the executable of one that is installed.',
  )
}
