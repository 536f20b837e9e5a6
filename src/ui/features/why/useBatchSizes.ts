import { useMemo } from 'react'
import { useSelected } from '../../context.ts'

/** The batch sizes whose limits are compared: 1, the present one, all samples. */
export function useBatchSizes(): readonly number[] {
  const batchSize = useSelected((state) => state.shown.batchSize)
  const numSamples = useSelected((state) => state.shown.numSamples)
  return useMemo(() => [...new Set([1, batchSize, numSamples])].sort((a, b) => a - b), [batchSize, numSamples])
}
