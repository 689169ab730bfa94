import { checkDirectory } from './check-directory.ts'
import { checkIndicators } from './check-indicators.ts'
import { checkProcedure } from './check-procedure.ts'
import { findRepeats } from './check-repeats.ts'
import { checkStatistics } from './check-statistics.ts'
import { checkVocabularies } from './check-vocabularies.ts'
import type { Files } from './files.ts'
import type { Finding, Parsed } from './read-yaml.ts'

/** What one file says must agree with what the others say. One problem line each. */
export function checkReference(files: Files): string[] {
  const codesOf = (name: string): ReadonlySet<string> => {
    const vocabulary = files.vocabularies.find(({ data }) => data.vocabulary === name)?.data
    return new Set(vocabulary?.entries.map(({ code }) => code))
  }
  return [
    ...checkVocabularies(files.vocabularies),
    ...files.procedures.flatMap((file) =>
      lines(file, checkProcedure(file.data, { roles: codesOf('role'), bodies: codesOf('body-kind') })),
    ),
    ...findRepeats(files),
    ...checkDirectory(files, codesOf),
    ...files.indicators.flatMap((file) => lines(file, checkIndicators(file.data))),
    ...files.statistics.flatMap((file) => lines(file, checkStatistics(file.data))),
  ]
}

function lines<Data>(file: Parsed<Data>, findings: Finding[]): string[] {
  return findings.map(file.problem)
}
