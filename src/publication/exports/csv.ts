import { stringify } from 'csv-stringify/sync'
import type { StoredTable } from '../model.ts'

/** One row a cell with its codes, count and status; a count that is not shown is empty and its status Q. */
export const tableAsCsv = ({ dimensions, cells }: StoredTable): string =>
  stringify(
    cells.map(({ at, count, status }) => [...at, count, status]),
    { header: true, columns: [...dimensions, 'count', 'status'], bom: true },
  )
