import { type CaseEvent, type Cell, same, setCell } from '../cases/kernel.ts'

/**
 * A value that is sent again as part of a whole (a goal within a draft). `past` tells what its author had before
 * them, so that sending back unchanged what another person has changed meanwhile is not taken for an edit.
 */
export interface Tracked<T> {
  cell: Cell<T>
  past: { value: T; seq: number; account: string | null }[]
}

/** The latest value that the author of `event` knew: up to the version they saw, and everything of their own. */
export const lastSeen = <T>(tracked: Tracked<T> | undefined, event: CaseEvent): { value: T } | undefined =>
  tracked?.past.findLast(
    (each) => event.base === null || each.seq <= event.base || each.account === event.account,
  )

/** The value after an event gave it: untouched when its author left it as they knew it, otherwise as `setCell` decides. */
export const setTracked = <T>(tracked: Tracked<T> | undefined, value: T, event: CaseEvent): Tracked<T> => {
  const known = lastSeen(tracked, event)
  if (tracked && known && same(known.value, value)) return tracked
  const repeated = tracked?.cell.rivals.some(
    (rival) => rival.account === event.account && same(rival.value, value),
  )
  if (tracked && repeated) return tracked
  return withCell(tracked, setCell(tracked?.cell, value, event), event)
}

/** Keeps the history in step with the cell, also when somebody settled a conflict. */
export const withCell = <T>(tracked: Tracked<T> | undefined, cell: Cell<T>, event: CaseEvent): Tracked<T> => {
  const past = tracked?.past ?? []
  if (tracked && same(tracked.cell.value, cell.value)) return { cell, past }
  return { cell, past: [...past, { value: cell.value, seq: event.seq, account: event.account }] }
}
