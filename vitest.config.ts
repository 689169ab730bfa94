import { defineConfig } from 'vitest/config'

const needsDatabase = ['src/**/*.{api,access}.test.ts', 'tests/**/*.{api,access}.test.ts']

export default defineConfig({
  test: {
    // Ends what hangs. The longest test takes 25 s; a machine that is busy with something else is no failure.
    testTimeout: 240_000,
    hookTimeout: 240_000,
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
