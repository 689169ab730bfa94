import { checkReferenceCommand } from '../reference/command.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

/** Checks every file of the reference data; one line a problem. */
export const run: RunCommand = async ([folder], options) => {
  const { problems, summary } = await checkReferenceCommand(folder)
  for (const line of problems) process.stderr.write(`${line}\n`)
  if (options.json) process.stdout.write(`${JSON.stringify({ problems, summary })}\n`)
  else
    for (const [what, count] of Object.entries(summary))
      process.stdout.write(`${String(count).padStart(5)}  ${what}\n`)
  return problems.length > 0 ? WRONG_INPUT : DONE
}
