import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const built = join(root, 'dist/desk/index.html')

/**
 * Builds the staff app when it has not been built since its sources changed. An installation without the build
 * tools (a container) ships it built, and nothing happens here.
 */
export const buildDesk = async (onStep: (text: string) => void): Promise<void> => {
  if (!existsSync(join(root, 'node_modules/vite')) || !(await isStale())) return
  onStep('staff app (first time, or its sources changed)')
  const { build } = await import('vite')
  // Vite takes the mode from here, and a test runner's would leave React's development build for everybody after it.
  const mode = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' }).finally(() =>
    restoreMode(mode),
  )
}

const restoreMode = (mode: string | undefined) => {
  if (mode === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = mode
}

const isStale = async () => {
  if (!existsSync(built)) return true
  const since = statSync(built).mtimeMs
  const sources = ['src', 'reference/messages', 'vite.config.ts', 'package-lock.json'].map((each) =>
    join(root, each),
  )
  const times = await Promise.all(sources.map(newest))
  return Math.max(...times) > since
}

const newest = async (path: string): Promise<number> => {
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  const names = await readdir(path, { recursive: true })
  return Math.max(own.mtimeMs, ...names.map((name) => statSync(join(path, name)).mtimeMs))
}
