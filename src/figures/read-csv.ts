import { parse } from 'csv-parse/sync'
import { type Figure, type Finding, POPULATIONS, type ReadFile, TOTAL, WHOLE_COUNTRY } from './model.ts'
import { readCount, readPeriod } from './read-count.ts'
import type { SdmxStructure } from './structure.ts'
import type { FigureWords } from './words.ts'

const NEEDED = ['publisher', 'period', 'measure', 'offence_or_form', 'count', 'population', 'source', 'place']
const MORE = ['area', 'sex', 'age', 'age_label']

export interface ReadContext {
  words: FigureWords
  structure: SdmxStructure
  /** ISO day, for telling years that are over. */
  today: string
}

type Row = Record<string, string>

/** Reads the form of `reference/published-figures/`; columns for area, sex and age may be added. */
export const readFiguresCsv = (text: string, context: ReadContext): ReadFile => {
  const file: ReadFile = { format: 'csv', figures: [], findings: [] }
  const rows = rowsOf(text)
  if ('finding' in rows) return { ...file, findings: [rows.finding] }
  for (const { line, row } of rows.value) {
    const read = readRow(row, `line ${line}`, context)
    if (Array.isArray(read)) file.findings.push(...read)
    else file.figures.push(read)
  }
  if (rows.value.length === 0) file.findings.push(grave('no-figures', 'file', '≥ 1', '0'))
  return file
}

const rowsOf = (text: string): { value: { line: number; row: Row }[] } | { finding: Finding } => {
  try {
    const records: { record: Row; info: { lines: number } }[] = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim()),
      info: true,
      skip_empty_lines: true,
      trim: true,
    })
    const [header = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)
    const names = header.split(',').map((name) => name.trim().replaceAll('"', ''))
    const missing = NEEDED.filter((name) => !names.includes(name))
    const unknown = names.filter((name) => !NEEDED.includes(name) && !MORE.includes(name))
    if (missing.length > 0 || unknown.length > 0)
      return { finding: grave('wrong-columns', 'line 1', NEEDED.join(','), header.slice(0, 200)) }
    return { value: records.map(({ record, info }) => ({ line: info.lines, row: record })) }
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number }
    return {
      finding: grave('wrong-structure', `line ${lines ?? 1}`, 'CSV', message),
    }
  }
}

const grave = (problem: Finding['problem'], where: string, expected: string, found: string): Finding => ({
  problem,
  grave: true,
  where,
  expected,
  found,
})

const readRow = (row: Row, where: string, { words, structure, today }: ReadContext): Figure | Finding[] => {
  const cell = (name: string) => row[name] ?? ''
  const count = readCount(cell('count'), where)
  const period = readPeriod(cell('period'), today, where)
  const measure = words.measureOf(cell('measure'))
  const population = POPULATIONS.find((each) => each === cell('population'))
  const codes = { area: WHOLE_COUNTRY, sex: TOTAL, age: TOTAL }
  const findings = [
    ...('finding' in count ? [count.finding] : []),
    ...('finding' in period ? [period.finding] : []),
  ]
  if (measure === null) findings.push(unknownCode(where, words.measures.join(', '), cell('measure')))
  if (!population) findings.push(unknownCode(where, POPULATIONS.join(', '), cell('population')))
  for (const [name, dimension] of [
    ['area', 'REF_AREA'],
    ['sex', 'SEX'],
    ['age', 'AGE'],
  ] as const) {
    const given = cell(name)
    if (given === '') continue
    codes[name] = given
    const known = structure.codes[dimension] ?? []
    if (!known.includes(given)) findings.push(unknownCode(where, `${name}: ${known.join(', ')}`, given))
  }
  for (const name of ['publisher', 'offence_or_form', 'source'])
    if (cell(name) === '') findings.push(grave('missing-attribute', where, name, '–'))
  if ('finding' in count || 'finding' in period || measure === null || !population || findings.length > 0)
    return findings
  return {
    where,
    publisher: cell('publisher'),
    period: period.value,
    measure,
    topic: words.topicOf(cell('offence_or_form')),
    topicText: cell('offence_or_form'),
    count: count.value,
    population,
    ...codes,
    ageLabel: cell('age_label') || null,
    source: cell('source'),
    place: cell('place'),
  }
}

const unknownCode = (where: string, expected: string, found: string) =>
  grave('unknown-code', where, expected, JSON.stringify(found))
