import { runLinkage } from '../linkage/engine/run-linkage.ts'
import { readConfig } from '../linkage/read-config.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

/** `umai link CONFIG.json`: which records are the same person. */
export const run: RunCommand = async ([path], options) => {
  const { config, problems } = readConfig(path!)
  const outcome = config
    ? await runLinkage(config, path!, (stage, done, of) =>
        process.stderr.write(`${stage}${of ? ` ${done}/${of}` : ''}\n`),
      )
    : { problems }
  if ('problems' in outcome) {
    process.stderr.write(`${outcome.problems.join('\n')}\n`)
    return WRONG_INPUT
  }
  process.stdout.write(`${JSON.stringify(outcome.result, null, 2)}\n`)
  return options.json ? DONE : DONE
}
