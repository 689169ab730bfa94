import type { Files } from './files.ts'
import type { Parsed, Path } from './read-yaml.ts'

type Named<Data> = { key: string; file: Parsed<Data>; path: Path }

/** Codes that stand twice where they must stand once: within a list, and across the files of one kind. */
export function findRepeats(files: Files): string[] {
  return [
    ...repeats(files.vocabularies, ({ vocabulary }) => [[vocabulary, ['vocabulary']]]),
    ...files.vocabularies.flatMap((file) =>
      repeats([file], ({ entries }) => entries.map(({ code }, index) => [code, ['entries', index, 'code']])),
    ),
    ...repeats(files.procedures, ({ id, version }) => [[`${id}@${version}`, ['id']]]),
    ...repeats(files.law, ({ code }) => [[code, ['code']]]),
    ...repeats(files.law, ({ code, articles }) =>
      articles.map(({ article, part }, index) => [
        [code, article, ...(part ? [part] : [])].join(':'),
        ['articles', index, 'article'],
      ]),
    ),
    ...repeats(files.regions, ({ regions }) =>
      regions.flatMap((region, index): [string, Path][] => [
        [region.code, ['regions', index, 'code']],
        ...region.districts.map(({ code }, inner): [string, Path] => [
          code,
          ['regions', index, 'districts', inner, 'code'],
        ]),
      ]),
    ),
    ...repeats(files.agencies, ({ agencies }) =>
      agencies.map(({ code }, index) => [code, ['agencies', index, 'code']]),
    ),
    ...repeats(files.services, ({ services }) =>
      services.map(({ code }, index) => [code, ['services', index, 'code']]),
    ),
    ...repeats(files.indicators, ({ indicators }) =>
      indicators.map(({ id }, index) => [id, ['indicators', index, 'id']]),
    ),
  ]
}

function repeats<Data>(files: Parsed<Data>[], keysOf: (data: Data) => [string, Path][]): string[] {
  const seen = new Set<string>()
  const named: Named<Data>[] = files.flatMap((file) =>
    keysOf(file.data).map(([key, path]) => ({ key, file, path })),
  )
  return named.flatMap(({ key, file, path }) => {
    if (seen.has(key)) return [file.problem({ path, expected: 'a code used once', found: `"${key}" again` })]
    seen.add(key)
    return []
  })
}
