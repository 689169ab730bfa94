import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Sorting, sortRows } from './sort-rows.ts'

export interface Column<Row> {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Gives the value to sort by; without it the column is not sortable. */
  sortBy?: (row: Row) => string | number | null
  align?: 'end'
}

export interface DataTableProps<Row> {
  caption: string
  /** The caption is only for a screen reader, where a heading stands above. */
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Shown instead of an empty table. */
  empty?: ReactNode
}

/** A dense table to work in all day; on a narrow screen each row becomes a card. The first column names the row. */
export const DataTable = <Row,>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  empty,
}: DataTableProps<Row>) => {
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const { i18n } = useTranslation()
  if (rows.length === 0 && empty) return <>{empty}</>
  const sortBy = columns.find((column) => column.key === sorting?.key)?.sortBy
  const sorted = sorting && sortBy ? sortRows(rows, sortBy, sorting.direction, i18n.language) : rows
  return (
    <table className="table">
      <caption className={captionHidden ? 'for-ear' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading key={column.key} column={column} sorting={sorting} onSort={setSorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, index) => (
              <Cell key={column.key} label={column.label} head={index === 0} align={column.align}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface HeadingProps<Row> {
  column: Column<Row>
  sorting: Sorting | null
  onSort: (sorting: Sorting) => void
}

const Heading = <Row,>({ column, sorting, onSort }: HeadingProps<Row>) => {
  const direction = sorting?.key === column.key ? sorting.direction : undefined
  const className = column.align === 'end' ? 'table__end' : undefined
  if (!column.sortBy)
    return (
      <th scope="col" className={className}>
        {column.label}
      </th>
    )
  const next = direction === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" className={className} aria-sort={direction ?? 'none'}>
      <button type="button" onClick={() => onSort({ key: column.key, direction: next })}>
        {column.label}
        {/* A space that does not break: the arrow stays with the last word. */}
        <span aria-hidden="true">
          {direction === 'ascending' ? '\u00a0↑' : direction === 'descending' ? '\u00a0↓' : '\u00a0↕'}
        </span>
      </button>
    </th>
  )
}

interface CellProps {
  label: string
  head: boolean
  align: 'end' | undefined
  children: ReactNode
}

const Cell = ({ label, head, align, children }: CellProps) => {
  const className = align === 'end' ? 'table__end' : undefined
  return head ? (
    <th scope="row" className={className}>
      {children}
    </th>
  ) : (
    // On a card the label stands beside one box, however many pieces the cell is made of.
    <td data-label={label} className={className}>
      <div>{children}</div>
    </td>
  )
}
