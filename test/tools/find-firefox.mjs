// Finds a Firefox for its journeys. Unlike the Chromium of all other tests it may be missing: then they say that they did
// not run.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const COMMANDS = ['firefox-esr', 'firefox']

/** @returns {string[]} every place where this system may have a Firefox */
function candidates() {
  if (process.platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox']
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']]
    return roots.flatMap((root) => (root ? [join(root, 'Mozilla Firefox', 'firefox.exe')] : []))
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
}

/** @returns {string | undefined} FIREFOX_PATH, or the Firefox that the system has */
function findFirefox() {
  return [process.env.FIREFOX_PATH ?? '', ...candidates()].find((path) => path !== '' && existsSync(path))
}

/**
 * The Firefox that is there, or one that Debian installs without asking anybody.
 * @returns {string | undefined} the path of its executable
 */
export function findOrInstallFirefox() {
  const found = findFirefox()
  if (found !== undefined || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return found
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', 'firefox-esr'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return findFirefox()
}
