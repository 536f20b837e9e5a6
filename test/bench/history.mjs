// How much the loss history holds after a thousand million losses, over the 64 KiB that it may.
const LOSSES = 1_000_000_000
const ALLOWED = 64 * 1024

/**
 * @param {typeof import('../../src/engine/worker/loss-history.ts').LossHistory} LossHistory
 * @returns {{ share: number, recorded: number }}
 */
export function fillHistory(LossHistory) {
  const history = new LossHistory(1)
  for (let i = 0; i < LOSSES; i++) history.record(1 / (1 + (i & 1023)))
  return { share: history.bytes / ALLOWED, recorded: history.recorded }
}
