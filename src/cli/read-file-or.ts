import { readFile } from 'node:fs/promises'
import { WRONG_INPUT } from './command.ts'

/** The bytes of a file, or one line that says what was expected and what is there instead. */
export async function readFileOr(
  file: string,
  expected: string,
): Promise<{ bytes: Buffer } | { problem: string }> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
  if (!(bytes instanceof Error)) return { bytes }
  const found =
    bytes.code === 'ENOENT' ? 'no such file' : bytes.code === 'EISDIR' ? 'a directory' : bytes.message
  return { problem: `${file}: expected ${expected}, found ${found}` }
}

/** Prints what is wrong with the input, a line each. */
export function tell(problems: readonly string[]): typeof WRONG_INPUT {
  process.stderr.write(`${problems.join('\n')}\n`)
  return WRONG_INPUT
}
