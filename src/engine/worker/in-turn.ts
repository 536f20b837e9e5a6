import type { Config } from '../../experiment/config.ts'
import { isPrepared, prepare } from '../../training/run-code.ts'

/** Hands commands on in their order; one that opens a run, and those behind it, wait until what it computes with is loaded. */
export function inTurn<C>(handle: (command: C) => void): (command: C, opened: Config | null) => void {
  let waiting = 0
  let last = Promise.resolve()
  return (command, opened) => {
    if (waiting === 0 && (opened === null || isPrepared(opened))) {
      handle(command)
      return
    }
    waiting++
    last = last
      .then(() => opened && prepare(opened))
      .then(() => {
        waiting--
        handle(command)
      })
  }
}
