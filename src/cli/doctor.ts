import { examine } from '../doctor/examine.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

/** Says what is wrong with this installation and how to mend it; exit 2 when anything keeps it from working. */
export const run: RunCommand = async (_, options) => {
  const findings = await examine(process.env)
  if (options.json) process.stdout.write(`${JSON.stringify(findings)}\n`)
  else
    for (const each of findings) {
      process.stdout.write(`${each.state.padEnd(8)} ${each.what}\n`)
      if (each.mend) process.stdout.write(`         → ${each.mend}\n`)
    }
  return findings.some((each) => each.state === 'wrong') ? WRONG_INPUT : DONE
}
