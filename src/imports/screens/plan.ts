/** What shall become of each row of a list, as the screen holds it. Pure. */
import { isChildAge } from '../../cases/fields.ts'
import type { FoundPerson } from '../../people/model.ts'
import type { ColumnKind, ImportSummary, RowToTake, RowValues, Sheet } from '../model.ts'
import { problemsOfSheet, readRow, repeatedLines, valuesOfRow } from '../rules.ts'

/** The answer to a file that was read. */
export interface Opened {
  sheet: Sheet
  suggested: ColumnKind[]
  fingerprint: string
  before: ImportSummary | null
  linesDone: number[]
}

export interface PlannedRow {
  line: number
  values: RowValues
  people: FoundPerson[]
  advice: 'create' | 'link' | 'review'
  /** An earlier line that says the same. */
  sameAs: number | null
  /** `create`, `leave`, or the id of the person it is; '' = still to be decided. */
  choice: string
}

/** The rows that can be read and are not done yet, before it is known whom they may be. */
export const rowsToPlan = (opened: Opened, kinds: readonly ColumnKind[], today: string) => {
  const bad = new Set(problemsOfSheet(opened.sheet, kinds, today).map(({ line }) => line))
  const done = new Set(opened.linesDone)
  const rows = opened.sheet.rows
    .filter(({ line }) => !bad.has(line) && !done.has(line))
    .map(({ line, cells }) => ({ line, values: valuesOfRow(cells, kinds) }))
  const repeats = repeatedLines(rows)
  return rows.map((row) => ({ ...row, sameAs: repeats.get(row.line) ?? null }))
}

type Match = { advice: PlannedRow['advice'] | 'unreadable'; people: FoundPerson[] }

export const planRowOf = (row: ReturnType<typeof rowsToPlan>[number], match: Match): PlannedRow => {
  const advice = match.advice === 'unreadable' ? 'review' : match.advice
  const advised = advice === 'link' ? match.people[0]!.personId : advice === 'create' ? 'create' : ''
  return { ...row, people: match.people, advice, choice: row.sameAs === null ? advised : 'leave' }
}

/** Of those who are brought in, how many are children or may be: child protection is told of each. */
export const countChildren = (rows: readonly PlannedRow[], today: string): number =>
  rowsToSend(rows).filter(({ values }) => {
    const read = readRow(values, today)
    return 'row' in read && isChildAge(read.row.age) === true
  }).length

export const countChoices = (rows: readonly PlannedRow[]) => ({
  create: rows.filter(({ choice }) => choice === 'create').length,
  link: rows.filter(({ choice }) => choice !== 'create' && choice !== 'leave' && choice !== '').length,
  leave: rows.filter(({ choice }) => choice === 'leave').length,
  open: rows.filter(({ choice }) => choice === '').length,
})

/** The rows that are decided, as they are sent. */
export const rowsToSend = (rows: readonly PlannedRow[]): RowToTake[] =>
  rows
    .filter(({ choice }) => choice !== '' && choice !== 'leave')
    .map(({ line, values, choice }) => ({
      line,
      values,
      wanted: choice === 'create' ? { kind: 'create' } : { kind: 'link', personId: choice },
    }))

export const batchesOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
