import { readFile } from 'node:fs/promises'
import { inEnglish } from '../identification/explain.ts'
import type { Assessment, Because } from '../identification/model.ts'
import { assessFacts } from '../identification/rules.ts'
import { type CaseFile, readCaseFile } from './case-file.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

/** `umai assess FILE…`: one assessment a file, or every problem of every file and no assessment at all. */
export const run: RunCommand = async (files, options) => {
  const cases: CaseFile[] = []
  for (const file of files) cases.push(await readCase(file))
  const problems = cases.flatMap((one) => one.problems)
  if (problems.length > 0) {
    process.stderr.write(`${problems.join('\n')}\n`)
    return WRONG_INPUT
  }
  const assessments = cases.flatMap(({ facts }) => (facts === null ? [] : [assessFacts(facts)]))
  process.stdout.write(options.json ? toJson(assessments) : assessments.map(summarize).join('\n'))
  return DONE
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'a directory',
  EACCES: 'a file that may not be read',
}

async function readCase(file: string): Promise<CaseFile> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
  if (!(bytes instanceof Error)) return readCaseFile(file, bytes)
  const found = UNREADABLE[bytes.code ?? ''] ?? bytes.message
  return { facts: null, problems: [`${file}: expected a YAML file, found ${found}`] }
}

function toJson(assessments: Assessment[]): string {
  return `${JSON.stringify(assessments.length === 1 ? assessments[0] : assessments, null, 2)}\n`
}

function summarize(assessment: Assessment): string {
  const { because } = assessment
  const why = (finding: string) => because.find((entry) => entry.finding === finding)
  const list = (title: string, group: string, findings: readonly string[]) =>
    findings.length === 0
      ? []
      : [title, ...findings.flatMap((finding) => entry(group, finding, why(finding)))]
  const paths = ['child', 'elements.act', 'elements.means', 'elements.purpose']
  return [
    `${assessment.id}: ${inEnglish(`identification.conclusion.${assessment.conclusion}`)}`,
    `  ${why('conclusion')?.reason}`,
    ...paths.map((path) => `  ${path.replace('elements.', '')}: ${why(path)?.reason}`),
    ...list('  Offences', 'offence', assessment.offences),
    ...list('  Take care', 'flag', assessment.flags),
    ...list('  Still to find out', 'missing', assessment.missing),
    ...list('  Tell or bring in', 'notify', assessment.notify),
    '',
  ].join('\n')
}

function entry(group: string, finding: string, why: Because | undefined): string[] {
  // An offence is known by its matter, which the key of its reason ends with.
  const name = group === 'offence' ? (why?.key.split('.').at(-1) ?? finding) : finding
  const label = inEnglish(`identification.${group}.${name}`)
  return [
    `    ${group === 'offence' ? `${finding} ${label}` : label}`,
    `      ${why?.reason} [${why?.source}]`,
  ]
}
