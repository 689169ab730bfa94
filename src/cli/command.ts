/** What a command module exports as `run`: its operands and options in, its exit code out. */
export type RunCommand = (operands: string[], options: Record<string, unknown>) => Promise<number>

/** One row of the command line's table of contents. */
export type CommandRow = {
  /** Name and operands as commander writes them: `assess <files...>`. */
  usage: string
  does: string
  /** Flags and what they do. */
  options?: readonly (readonly [flags: string, does: string])[]
  /** Loads the code of this command alone, so that the others cost nothing. */
  load: () => Promise<{ run: RunCommand }>
}

/** Exit codes: done, and the input is wrong. */
export const DONE = 0
export const WRONG_INPUT = 2
