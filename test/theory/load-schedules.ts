import { loadSchedules } from '../../src/theory/schedule.ts'

await loadSchedules()
