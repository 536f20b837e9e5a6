import { loadGrowth } from '../../src/theory/causes/loaded-growth.ts'
import { loadSchedules } from '../../src/theory/known-schedules.ts'

await loadSchedules()
await loadGrowth()
