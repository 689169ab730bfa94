import { protectFile, UnsafeTable, WrongInput } from '../disclosure/index.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

/** The input was right, but no table could be made that passes the audit. */
const UNSAFE = 1

/** `umai protect CONFIG.json`: a table that passed the audit, or none. */
export const run: RunCommand = async ([config], options) => {
  try {
    const summary = await protectFile(config!)
    const { kept, out } = summary
    if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`)
    else process.stdout.write(`${out}: ${kept.cells} cells, ${kept.hidden} of them not shown\n`)
    return DONE
  } catch (error) {
    if (!(error instanceof WrongInput || error instanceof UnsafeTable)) throw error
    process.stderr.write(`${error.message}\n`)
    return error instanceof WrongInput ? WRONG_INPUT : UNSAFE
  }
}
