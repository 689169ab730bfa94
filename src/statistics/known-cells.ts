import type { CaseServices } from '../cases/case-services.ts'
import { foldFacts } from '../cases/index.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { cellsOf, settleCells } from './cells.ts'
import {
  addUp,
  type CellQuery,
  type CellSource,
  type CountedRow,
  countCells,
  indexCells,
  sourceOf,
} from './count-cells.ts'
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

const nothing: CellSource = { prepare: async () => {}, count: async () => [] }

/**
 * All counts as they stand now, read as whoever asks. Those who may not see the generation in force get nothing, also
 * when an answer about it was read for somebody else before.
 */
export const currentCells = async (trx: Trx): Promise<CellSource> => {
  const fresh = await readNewCells(trx)
  if (!fresh) return nothing
  const newer = indexCells(fresh.cells)
  const prepare = async (queries: readonly CellQuery[]) => {
    const { answers } = keptOf(fresh.generation)
    const missing = queries.filter((query) => !answers.has(JSON.stringify(query)))
    if (missing.length === 0) return
    const counted = await countSettled(trx, fresh.generation, missing)
    if (answers.size > MOST_KEPT) answers.clear()
    for (const [place, query] of missing.entries()) answers.set(JSON.stringify(query), counted[place] ?? [])
  }
  return {
    prepare,
    count: async (query) => {
      await prepare([query])
      const settled = keptOf(fresh.generation).answers.get(JSON.stringify(query)) ?? []
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
    for (const { cluster, fact } of batch) people.set(cluster, [...(people.get(cluster) ?? []), fact])
  return sourceOf(indexCells(settleCells([...people.values()].flatMap((facts) => cellsOf(facts)))))
}
