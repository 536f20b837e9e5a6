/**
 * What a visit loads by itself, without being asked for more, beside what index.html names: the bundler's names without
 * their hashes. test/e2e/visit.spec.ts fails where a visit loads anything else; the size of all this has a limit.
 */
export const VISIT = [
  'later',
  'ask-paste',
  'expected-curve',
  'shared',
  'LossChart',
  'plot',
  'worker',
  'theory-worker',
  'rolldown-runtime',
  'verdict-answer',
  'en',
  'texts-en',
]

/**
 * @param {string} path of a file of the site: `assets/later-1ELq-QQV.css`
 * @returns {string} its name: `later`
 */
export const nameOf = (path) => path.replace(/^.*\//, '').replace(/-[\w-]{8}\.\w+$/, '')
