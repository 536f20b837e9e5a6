import { loadSchedules } from '../../src/theory/known-schedules.ts'

await loadSchedules()
