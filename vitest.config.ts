import { defineConfig } from 'vitest/config'

const needsDatabase = ['src/**/*.{api,access}.test.ts', 'tests/**/*.{api,access}.test.ts']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // Files of one worker share its modules, as all requests share the program's: reading them anew took half of the time.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...needsDatabase, 'tests/browser/**', 'node_modules/**'],
        },
      },
      {
        // Each file works on its own copy of a prepared database: embedded, or on the server of DATABASE_URL.
        extends: true,
        test: { name: 'api', include: needsDatabase, globalSetup: ['tests/helpers/global-setup.ts'] },
      },
    ],
  },
})
