import { expect, test } from 'vitest'
import { runNameText } from '../../src/i18n/run-name-text.ts'
import { readHash } from '../../src/share/read-hash.ts'
import { nameOf } from '../../src/ui/run-name.ts'

test.each([
  ['#v=2&lr=0.1', '#v=2', 'lr 0.01'],
  ['#v=2', '#v=2&optimizer=adam&lr=0.02', 'Adam, lr 0.02'],
  ['#v=2&lr=0.1&batch_size=8', '#v=2&noise=0.5', 'noise 0.5, lr 0.01, batch_size 4'],
  ['#v=2', '#v=2&W=1,2;3,4', 'W'],
  ['#v=2', '#v=2&at=20:lr=2', 'lr = 2 at 20'],
  [
    '#v=2',
    '#v=2&at=20:state=sgd:3:2:false:false:false,W.weight/2x3/SDEsPvSsCT-ZID0-4E3gPnCW6z7KxpC9,lr/0.3,momentum/0,weightDecay/0',
    'state loaded at 20',
  ],
])('of %s on screen a pinned %s has its own values for a name', (onScreen, pinned, name) => {
  expect(nameOf(readHash(onScreen).shared.run, readHash(pinned).shared.run, runNameText.en)).toBe(name)
})
