import { writeFile } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import { type LinkRules, linkTokens, readTokenFile, type TokenFile, USUAL_RULES } from '../tokens/index.ts'
import { DONE, type RunCommand } from './command.ts'
import { readFileOr, tell } from './read-file-or.ts'
import { showProgress } from './show-progress.ts'

/** `umai link-tokens ONE.csv OTHER.csv`: which tokens of two lists are of one person; no key and no name needed. */
export const run: RunCommand = async ([one = '', other = ''], flags) => {
  const problems: string[] = []
  const files = [await readTokens(one, problems), await readTokens(other, problems)]
  const rules = readRules(flags, problems)
  const [first, second] = files
  if (first && second && first.fingerprint !== second.fingerprint)
    problems.push(
      `${other}: expected tokens made with key ${first.fingerprint}, found ${second.fingerprint}: these cannot be compared`,
    )
  if (problems.length > 0 || !first || !second) return tell(problems)
  const began = performance.now()
  const { links, compared, all } = linkTokens(first.rows, second.rows, rules, showProgress())
  const seconds = (performance.now() - began) / 1000
  process.stderr.write(first.rows.length < 500 ? '' : '\r\x1b[K')
  const out = typeof flags.out === 'string' ? flags.out : 'token-links.csv'
  const rows = links.map(({ one: a, other: b, share, shared }) => [
    a,
    b,
    share.toFixed(4),
    Math.round(shared),
  ])
  const failed = await writeFile(out, stringify([['id_a', 'id_b', 'share', 'bits'], ...rows])).catch(
    (error: Error) => error,
  )
  if (failed) return tell([`${out}: expected a file that can be written, found ${failed.message}`])
  const result = {
    out,
    tokens: [first.rows.length, second.rows.length],
    links: links.length,
    compared,
    all,
    seconds,
    rules,
  }
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(result)}\n`
      : `${out}: ${links.length} links among ${first.rows.length} and ${second.rows.length} tokens; ${compared} pairs compared${all ? ', which are all' : ''}.\n`,
  )
  return DONE
}

async function readTokens(file: string, problems: string[]): Promise<TokenFile | null> {
  const bytes = await readFileOr(file, 'a token file')
  if ('problem' in bytes) problems.push(bytes.problem)
  else {
    const read = readTokenFile(bytes.bytes.toString('utf8'))
    if ('file' in read) return read.file
    problems.push(...read.problems.map((each) => `${file}: ${each}`))
  }
  return null
}

function readRules(flags: Record<string, unknown>, problems: string[]): LinkRules {
  const number = (name: 'threshold' | 'least', most: number): number => {
    if (flags[name] === undefined) return USUAL_RULES[name]
    const value = Number(flags[name])
    if (Number.isFinite(value) && value >= 0 && value <= most) return value
    problems.push(`--${name}: expected a number from 0 to ${most}, found ${flags[name]}`)
    return USUAL_RULES[name]
  }
  return {
    threshold: number('threshold', 1),
    least: number('least', 1024),
    oneToOne: flags.manyToMany !== true,
  }
}
