import { defineConfig } from 'vitest/config'

/** One file after another, in one process: each starts the whole program and a browser. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/browser/**/*.browser.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
})
