import { defineConfig } from 'vitest/config'

/** Two files at a time, each with the whole program and a browser of its own: a browser waits half of its time. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/browser/**/*.browser.ts'],
    globalSetup: ['tests/browser/build-once.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
