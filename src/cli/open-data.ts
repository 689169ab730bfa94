import { openDataFile, WrongInput } from '../disclosure/index.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

/** `umai open-data CONFIG.json`: made-up people who are like the real ones, and how like them they are. */
export const run: RunCommand = async ([config], options) => {
  try {
    const report = await openDataFile(config!)
    const { quality, mode, privacy } = report
    const promise = privacy
      ? `${mode}, ε ${privacy.epsilon}, δ ${privacy.delta.toExponential(1)}`
      : `${mode}, k ${report.k}`
    if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`)
    else
      process.stdout.write(`${quality.madeUp} made-up people like ${quality.people} real ones (${promise})\n`)
    return DONE
  } catch (error) {
    if (!(error instanceof WrongInput)) throw error
    process.stderr.write(`${error.message}\n`)
    return WRONG_INPUT
  }
}
