import type { CaseServices } from '../cases/case-services.ts'
import { foldFacts } from '../cases/index.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { cellsOf, settleCells } from './cells.ts'
import { addUp, type CellSource, type CountedRow, countCells, indexCells, sourceOf } from './count-cells.ts'
import { countSettled } from './count-settled.ts'
import type { CaseFact } from './model.ts'
import { readNewCells } from './store.ts'

const MOST_KEPT = 5000
/** Answers about the generation in force, kept because settled counts never change. */
let kept: { generation: string; answers: Map<string, CountedRow[]> } = { generation: '', answers: new Map() }

/** So that the next reading is the first again, for measuring it. */
export const forgetCells = (): void => {
  kept = { generation: '', answers: new Map() }
}

/**
 * All counts as they stand now, read as whoever asks. Those who may not see the generation in force get nothing, also
 * when an answer about it was read for somebody else before.
 */
export const currentCells = async (trx: Trx): Promise<CellSource> => {
  const fresh = await readNewCells(trx)
  if (!fresh) return { count: async () => [] }
  const newer = indexCells(fresh.cells)
  return {
    count: async (query) => {
      const key = JSON.stringify(query)
      const { answers } = keptOf(fresh.generation)
      const settled = answers.get(key) ?? (await countSettled(trx, fresh.generation, query))
      if (answers.size < MOST_KEPT) answers.set(key, settled)
      return addUp([...settled, ...countCells(newer, query)])
    },
  }
}

const keptOf = (generation: string) => {
  if (kept.generation !== generation) kept = { generation, answers: new Map() }
  return kept
}

/**
 * All counts as they were known at a moment: every case folded from the events recorded until then. Exact, and as slow
 * as reading the whole log is. As the system, for somebody whose right to read counts was checked.
 */
export const cellsKnownAt = async (trx: Trx, services: CaseServices, moment: Date): Promise<CellSource> => {
  const people = new Map<string, CaseFact[]>()
  for await (const batch of foldFacts(trx, services, moment))
    for (const { personId, fact } of batch) people.set(personId, [...(people.get(personId) ?? []), fact])
  return sourceOf(indexCells(settleCells([...people.values()].flatMap((facts) => cellsOf(facts)))))
}
