import type { CaseServices } from '../cases/case-services.ts'
import { foldFacts } from '../cases/index.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { cellsOf, settleCells } from './cells.ts'
import { type CellIndex, indexCells } from './count-cells.ts'
import type { CaseFact } from './model.ts'
import { readNewCells, readSettledCells } from './store.ts'

/** The last settled counts read, kept because a generation never changes. */
const kept = new Map<string, CellIndex>()

/** So that the next reading is the first again, for measuring it. */
export const forgetCells = (): void => kept.clear()

/**
 * All counts as they stand now, read as whoever asks: nothing for those who may not see them, also when the settled
 * part was read for somebody else before.
 */
export const currentCells = async (trx: Trx): Promise<CellIndex[]> => {
  const fresh = await readNewCells(trx)
  if (!fresh) return []
  const settled = kept.get(fresh.generation) ?? indexCells(await readSettledCells(trx, fresh.generation))
  // Settled meanwhile: what was read belongs to a generation that is no longer in force.
  if (!kept.has(fresh.generation) && (await readNewCells(trx))?.generation !== fresh.generation)
    return currentCells(trx)
  kept.clear()
  kept.set(fresh.generation, settled)
  return [settled, indexCells(fresh.cells)]
}

/**
 * All counts as they were known at a moment: every case folded from the events recorded until then. Exact, and as slow
 * as reading the whole log is. As the system, for somebody whose right to read counts was checked.
 */
export const cellsKnownAt = async (trx: Trx, services: CaseServices, moment: Date): Promise<CellIndex> => {
  const people = new Map<string, CaseFact[]>()
  for await (const batch of foldFacts(trx, services, moment))
    for (const { personId, fact } of batch) people.set(personId, [...(people.get(personId) ?? []), fact])
  return indexCells(settleCells([...people.values()].flatMap((facts) => cellsOf(facts))))
}
