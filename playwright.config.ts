import { defineConfig } from '@playwright/test'
import { findBrowser, LAUNCH_ARGS } from './test/tools/find-browser.mjs'

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // On a busy machine; what it failed with is told nevertheless.
  retries: 1,
  workers: 2,
  timeout: 60_000,
  globalTimeout: 900_000,
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'en-US',
    // What it answers no test could break: only offline.spec.ts has one.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: { args: LAUNCH_ARGS, ...(executablePath ? { executablePath } : {}) },
  },
})
