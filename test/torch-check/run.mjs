// `npm run test:torch`: every exported program against the real PyTorch. `-- --require` makes it an error that there is none.
import { spawnSync } from 'node:child_process'
import { findTorch } from './find-torch.mjs'

const REQUIRE = '--require'
const args = process.argv.slice(2)
const torch = findTorch()

if (torch === null) {
  console.error(
    'test:torch DID NOT RUN: no Python here can import torch and numpy (PYTHON, python3, /usr/bin/python3).',
  )
  console.error('On Debian 12: apt-get install --no-install-recommends python3-torch python3-numpy libopenblas0')
  process.exit(args.includes(REQUIRE) ? 1 : 0)
}
const RELEASES = ['2', '1.13']
console.log(`torch ${torch.torch}, numpy ${torch.numpy}, OpenBLAS ${torch.openblas ? 'yes' : 'no'}`)
for (const release of RELEASES) {
  const kind =
    release === torch.release ? 'every digit is held' : 'NOT FOUND: digits that differ are counted, not failed'
  console.log(`the page's torch=${release}: ${kind}`)
}
const rest = args.filter((arg) => arg !== REQUIRE)
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'torch', ...rest], { stdio: 'inherit' })
process.exit(status ?? 1)
