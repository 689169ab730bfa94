import { type CaseEvent, type Cell, setCell } from '../cases/kernel.ts'

/**
 * Sets a value of which "unknown" is one. Not known neither contradicts a known value nor stands in its way: only
 * two known values that differ are for a person to settle.
 */
export const setKnown = <T>(cell: Cell<T> | undefined, value: T, event: CaseEvent): Cell<T> => {
  if (!cell) return setCell<T>(undefined, value, event)
  const seen = event.base === null || event.base >= cell.seq || cell.account === event.account
  if (value === 'unknown' && !seen) return cell
  if (cell.value === 'unknown' && cell.rivals.length === 0) return setCell<T>(undefined, value, event)
  return setCell(cell, value, event)
}
