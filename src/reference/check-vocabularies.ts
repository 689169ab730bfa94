import { FIXED_CODES, VOCABULARIES } from './fixed-codes.ts'
import type { Parsed } from './read-yaml.ts'
import type { Vocabulary } from './vocabulary-model.ts'

/**
 * Vocabularies the program asks for must be there, named like their files; where rules of the program compare
 * with single codes, those codes must be there too.
 */
export function checkVocabularies(files: Parsed<Vocabulary>[]): string[] {
  return [
    ...VOCABULARIES.flatMap((name) =>
      files.some(({ data }) => data.vocabulary === name)
        ? []
        : [`vocabulary/${name}.yaml:1: vocabulary: expected this vocabulary, found no such file`],
    ),
    ...files.flatMap(misnamed),
    ...files.flatMap(missingCodes),
    ...files.flatMap((file) => needsOf(file, files)),
  ]
}

function misnamed({ file, data, problem }: Parsed<Vocabulary>): string[] {
  if (file.endsWith(`${data.vocabulary}.yaml`)) return []
  return [problem({ path: ['vocabulary'], expected: 'the name of the file', found: `"${data.vocabulary}"` })]
}

function missingCodes({ data, problem }: Parsed<Vocabulary>): string[] {
  const codes = new Set(data.entries.map(({ code }) => code))
  const fixed = FIXED_CODES[data.vocabulary] ?? []
  return fixed.flatMap((code) =>
    codes.has(code) ? [] : [problem({ path: ['entries'], expected: `an entry "${code}"`, found: 'none' })],
  )
}

function needsOf({ data, problem }: Parsed<Vocabulary>, files: Parsed<Vocabulary>[]): string[] {
  const needs =
    files.find((file) => file.data.vocabulary === 'need')?.data.entries.map(({ code }) => code) ?? []
  return data.entries.flatMap((entry, index) =>
    (entry.needs ?? []).flatMap((need, inner) =>
      needs.includes(need)
        ? []
        : [
            problem({
              path: ['entries', index, 'needs', inner],
              expected: 'a code of the vocabulary need',
              found: `"${need}"`,
            }),
          ],
    ),
  )
}
