import type { CaseServices } from '../cases/case-services.ts'
import { foldFacts, type KeptFact, type KnownFact, keepFacts, listAllFacts } from '../cases/index.ts'
import { theSystem } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { cellsOf, settleCells } from './cells.ts'
import type { CaseFact, Cell } from './model.ts'
import { isSameFact } from './same-fact.ts'
import { lockFacts, readNewCells, readSettledCells, replaceCells } from './store.ts'

export interface Recomputed {
  cases: number
  /** Facts that were not what the event log says, those of cases that are in no figure among them. */
  facts: number
  /** Counts that were not what the facts say. */
  counts: number
}

/**
 * Folds every case anew and compares: facts with the event log, counts with the facts. Without `check`, what differs is
 * put right. One transaction, during which no event is recorded; `onCases` hears how many cases are done.
 */
export const recomputeFacts = (
  services: CaseServices,
  options: { check: boolean },
  onCases: (done: number) => void = () => {},
): Promise<Recomputed> =>
  services.access.withActor(theSystem, async (trx) => {
    await lockFacts(trx)
    const wrong: KeptFact[] = []
    let cases = 0
    const cells: Cell[] = []
    const stored = await storedFacts(trx)
    for await (const known of byPerson(foldFacts(trx, services))) {
      wrong.push(...known.filter(({ caseId, fact }) => !isSameFact(stored.get(caseId)?.fact, fact)))
      for (const { caseId } of known) stored.delete(caseId)
      cells.push(...cellsOf(known.map(({ fact }) => fact)))
      cases += known.length
      if (cases % 100 === 0) onCases(cases)
    }
    // What is left is of cases that are in no figure: withdrawn, or erased since.
    for (const { personId, caseId } of stored.values()) wrong.push({ personId, caseId, fact: null })
    const right = settleCells(cells)
    const counts = await countWrongCells(trx, right)
    if (!options.check) {
      for (let at = 0; at < wrong.length; at += WRITE) await keepFacts(trx, wrong.slice(at, at + WRITE), [])
      if (counts > 0 || wrong.length > 0) await replaceCells(trx, right)
    }
    return { cases, facts: wrong.length, counts }
  })

const WRITE = 500

const storedFacts = async (trx: Trx) => {
  const stored = new Map<string, KeptFact & { fact: CaseFact }>()
  for await (const batch of listAllFacts(trx)) for (const each of batch) stored.set(each.caseId, each)
  return stored
}

/** The cases of one person at a time. */
async function* byPerson(batches: AsyncIterable<KnownFact[]>): AsyncGenerator<KnownFact[]> {
  let person: KnownFact[] = []
  for await (const batch of batches)
    for (const known of batch) {
      if (person[0] && person[0].cluster !== known.cluster) {
        yield person
        person = []
      }
      person.push(known)
    }
  if (person.length > 0) yield person
}

const countWrongCells = async (trx: Trx, right: readonly Cell[]): Promise<number> => {
  const stored = await readNewCells(trx)
  const settled = stored ? await readSettledCells(trx, stored.generation) : []
  const minus = right.map((cell) => ({ ...cell, n: -cell.n }))
  return settleCells([...settled, ...(stored?.cells ?? []), ...minus]).length
}
