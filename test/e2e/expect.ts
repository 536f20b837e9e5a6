import { expect as base } from '@playwright/test'

/** Playwright's `expect`, as patient as two busy cores need: a test waits for a state, never for a time. */
export const expect = base.configure({ timeout: 20_000 })
