import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** What a part of the tests came to. */
export interface Count {
  passed: number
  failed: number
  skipped: number
  /** A line for each failure. */
  failures: string[]
}

/**
 * Runs a command of this repository and shows its output as it comes.
 * @returns its exit code (1 when it was killed) and everything it wrote to standard output
 */
export const runPart = (
  command: string[],
  env: Record<string, string | undefined> = {},
): Promise<{ code: number; output: string }> =>
  new Promise((resolve, reject) => {
    const [program, ...args] = command
    const bin = join(root, 'node_modules/.bin')
    const child = spawn(program!, args, {
      cwd: root,
      env: { ...process.env, ...env, PATH: `${bin}:${process.env.PATH}` },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk)
      output += chunk.toString('utf8')
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })

export const total = (counts: Count[]): Count => ({
  passed: counts.reduce((sum, each) => sum + each.passed, 0),
  failed: counts.reduce((sum, each) => sum + each.failed, 0),
  skipped: counts.reduce((sum, each) => sum + each.skipped, 0),
  failures: counts.flatMap((each) => each.failures),
})
