import { MOST_LISTS, MOST_PEOPLE } from './model.ts'

/** One thing wrong with a table: where, and a code with its message `estimation.problem.<code>`. */
export interface ListProblem {
  line: number
  /** From 1; null when it is about the whole line. */
  column: number | null
  /** Name of the column, when it has one. */
  name: string | null
  code: string
  params: Record<string, string | number>
}

export interface Row {
  line: number
  cells: string[]
}

export const COUNT = 'count'

export const problem = (
  line: number,
  code: string,
  params: ListProblem['params'] = {},
  column: number | null = null,
  name: string | null = null,
): ListProblem => ({ line, column, name, code, params })

export const checkHeader = ({ line, cells }: Row): ListProblem[] => {
  const problems = cells.flatMap((cell, at) => {
    if (!/^\P{Cc}{1,60}$/u.test(cell)) return [problem(line, 'list-name', { found: describe(cell) }, at + 1)]
    const before = cells.indexOf(cell)
    return before < at
      ? [problem(line, 'name-twice', { found: describe(cell), other: before + 1 }, at + 1)]
      : []
  })
  const lists = cells.filter((cell) => cell !== COUNT).length
  if (!cells.includes(COUNT))
    problems.push(problem(line, 'no-count', { found: cells.slice(0, 20).map(describe).join(', ') }))
  else if (lists < 2 || lists > MOST_LISTS)
    problems.push(problem(line, 'number-of-lists', { most: MOST_LISTS, found: lists }))
  return problems
}

export const checkRows = (header: readonly string[], rows: readonly Row[]): ListProblem[] => {
  if (rows.length === 0) return [problem(2, 'no-rows')]
  const seen = new Map<string, number>()
  const problems = rows.flatMap((row) => checkRow(header, row, seen))
  if (problems.length > 0) return problems
  const at = header.indexOf(COUNT)
  const total = rows.reduce((sum, { cells }) => sum + Number(cells[at]), 0)
  if (total === 0) return [problem(2, 'nobody', {}, at + 1, COUNT)]
  return total > MOST_PEOPLE
    ? [problem(2, 'too-many-people', { most: MOST_PEOPLE, found: total }, at + 1, COUNT)]
    : []
}

const checkRow = (
  header: readonly string[],
  { line, cells }: Row,
  seen: Map<string, number>,
): ListProblem[] => {
  if (cells.length !== header.length)
    return [problem(line, 'row-length', { expected: header.length, found: cells.length })]
  const problems = cells.flatMap((cell, at) => {
    const name = header[at]!
    const code = name === COUNT ? wrongCount(cell) : /^[01]$/.test(cell) ? null : 'not-zero-or-one'
    const params = { found: describe(cell), ...(name === COUNT ? { most: MOST_PEOPLE } : {}) }
    return code === null ? [] : [problem(line, code, params, at + 1, name)]
  })
  if (problems.length > 0) return problems
  const pattern = cells.filter((_, at) => header[at] !== COUNT).join('')
  const before = seen.get(pattern)
  seen.set(pattern, line)
  if (before !== undefined) return [problem(line, 'pattern-twice', { found: pattern, other: before })]
  return pattern.includes('1') ? [] : [problem(line, 'on-no-list', { found: pattern })]
}

const wrongCount = (cell: string): string | null =>
  /^\d+$/.test(cell) && Number(cell) <= MOST_PEOPLE ? null : 'not-a-count'

/** What was found, short and on one line; an empty cell as empty quotes, which every language understands. */
const describe = (cell: string): string => `"${cell.replace(/\p{Cc}/gu, ' ').slice(0, 40)}"`
