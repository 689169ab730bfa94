import type { z } from 'zod'
import type { Permission } from '../directory/permissions.ts'
import type { Procedure } from '../reference/model.ts'

/** One thing that happened to a case, as recorded. `account` and `agency` are null when the program itself did it. */
export interface CaseEvent<D = unknown> {
  id: string
  type: string
  caseId: string
  personId: string
  /** 1, 2, 3 … within the case; 0 while it is only being tried. */
  seq: number
  data: D
  happenedAt: string
  recordedAt: string
  device: string | null
  /** The version of the case its author was looking at; null when they saw none (a new case, or a machine). */
  base: number | null
  account: string | null
  agency: string | null
}

/** What a rule needs to know about whoever acts and when. */
export interface Acting {
  account: string | null
  agency: string | null
  agencyKind: string | null
  roles: readonly string[]
  /** The program itself (reminder, escalation, notification). */
  system: boolean
  now: string
  procedure: Procedure
}

/** Why something may not happen now. `code` is a message key under `refusal.`; `allowed` names what may. */
export interface Refusal {
  code: string
  params?: Record<string, string | number>
  allowed?: string[]
  fields?: FieldProblem[]
}

export interface FieldProblem {
  /** Dotted path inside the event's data. */
  path: string
  code: string
  params?: Record<string, string | number>
}

/**
 * One kind of event. `decide` is pure and sees the folded case before the event; null means it may happen.
 * `reach`: how its author comes to the case: they open it, they see it, or a referral brought it to them.
 */
export interface EventKind<File, D = unknown> {
  type: string
  data: z.ZodType<D>
  permission: Permission | 'system'
  reach: 'opens' | 'case' | 'referral'
  /** What is kept of the data when it is not all of it (names go to the vault, not into the log). */
  keep?(data: D): unknown
  decide(file: File, data: D, acting: Acting): Refusal | null
}

/** Keeps the data type of a kind while letting kinds of every capability stand in one list. */
export const eventKind = <File, D>(kind: EventKind<File, D>): EventKind<File, D> => kind

/** A capability's part of the case: where it begins and what each event makes of it. Unknown types change nothing. */
export interface Slice<S> {
  initial: S
  apply(state: S, event: CaseEvent): S
}

/**
 * One recorded value and who recorded it; the value another author gave without having seen it stays beside it,
 * as a conflict, until a person settles it.
 */
export interface Cell<T> {
  value: T
  eventId: string
  seq: number
  account: string | null
  at: string
  rivals: { value: T; eventId: string; account: string | null; at: string }[]
}

/** The cell after an event set it: replaced, unchanged, or in conflict (never a silent overwrite). */
export const setCell = <T>(cell: Cell<T> | undefined, value: T, event: CaseEvent): Cell<T> => {
  const mine = { value, eventId: event.id, account: event.account, at: event.happenedAt }
  if (cell === undefined) return { ...mine, seq: event.seq, rivals: [] }
  const unseen = event.base !== null && event.base < cell.seq && cell.account !== event.account
  if (!unseen) return { ...mine, seq: event.seq, rivals: [] }
  if (same(cell.value, value)) return cell
  return { ...cell, rivals: [...cell.rivals, mine] }
}

/** The cell after somebody chose among its values; unknown choices change nothing. */
export const settleCell = <T>(cell: Cell<T>, keep: string, event: CaseEvent): Cell<T> => {
  const chosen = cell.eventId === keep ? cell : cell.rivals.find((rival) => rival.eventId === keep)
  if (!chosen) return cell
  return {
    value: chosen.value,
    eventId: event.id,
    seq: event.seq,
    account: event.account,
    at: event.happenedAt,
    rivals: [],
  }
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Refuses with what is allowed instead, from a `status → next` table. */
export const refuseUnless = <S extends string>(
  table: Record<S, readonly string[]>,
  status: S,
  eventType: string,
): Refusal | null =>
  table[status].includes(eventType)
    ? null
    : { code: 'not-now', params: { status }, allowed: [...table[status]] }

/** A field with more than one value, for a person to settle. */
export interface Conflict {
  field: string
  values: { value: unknown; eventId: string; account: string | null; at: string }[]
}

/** The conflicts among named cells; `prefix` makes their field paths unique within the case (`person.sex`). */
export const conflictsIn = (prefix: string, cells: Record<string, Cell<unknown> | undefined>): Conflict[] =>
  Object.entries(cells).flatMap(([name, cell]) =>
    cell && cell.rivals.length > 0
      ? [{ field: `${prefix}.${name}`, values: [pick(cell), ...cell.rivals.map(pick)] }]
      : [],
  )

const pick = (v: { value: unknown; eventId: string; account: string | null; at: string }) => ({
  value: v.value,
  eventId: v.eventId,
  account: v.account,
  at: v.at,
})

/** Settles `field` when it names one of these cells (`prefix.name`); other fields leave them as they are. */
export const settleIn = <C extends Record<string, Cell<unknown> | undefined>>(
  prefix: string,
  cells: C,
  settled: { field: string; keep: string },
  event: CaseEvent,
): C => {
  if (!settled.field.startsWith(`${prefix}.`)) return cells
  const name = settled.field.slice(prefix.length + 1)
  const cell = cells[name]
  return cell ? { ...cells, [name]: settleCell(cell, settled.keep, event) } : cells
}

/**
 * Something somebody should do next on a case. `dueAt` null means the procedure has no configured deadline: it is
 * shown as "not configured", never guessed. `id` is stable, so the same obligation is the same task after a replay.
 */
export interface NextStep {
  id: string
  /** Message key suffix under `step.`, e.g. `initial-assessment`. */
  kind: string
  agency: string | null
  role: string
  since: string
  dueAt: string | null
  /** Lower comes first; the first one is what the case screen shows as "what is next". */
  order: number
  params?: Record<string, string | number>
}

/** What a capability contributes to the case: its kinds of event, its slice, and what it makes people do next. */
export interface CapabilityRules<S, File> {
  slice: Slice<S>
  kinds: EventKind<File, any>[]
  conflicts(state: S): Conflict[]
  nextSteps(file: File, procedure: Procedure): NextStep[]
}
