import { sql } from 'kysely'
import { type CaseFile, foldCase, nextStepsOf } from '../case-file.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { CaseFact } from '../statistics/model.ts'
import type { CaseServices } from './case-services.ts'
import type { CaseEvent } from './kernel.ts'
import { currentFact } from './project-case.ts'
import { eventOf } from './store.ts'

const BATCH = 500

export interface KnownFact {
  personId: string
  caseId: string
  fact: CaseFact
}

type Services = Pick<CaseServices, 'reference' | 'config' | 'procedures'>

/**
 * The facts of all cases, folded anew from the event log, some hundred at a time in the order of people; `until` (a
 * recorded time) gives them as they were known then, without the cases that came later; those in no figure are left out. Sealed texts stay sealed. As
 * the system.
 */
export async function* foldFacts(trx: Trx, services: Services, until?: Date): AsyncGenerator<KnownFact[]> {
  let after: { personId: string; caseId: string } | null = null
  for (;;) {
    const ids: { personId: string; caseId: string }[] = await listCases(trx, after)
    const last = ids.at(-1)
    if (!last) return
    const events = await listEventsOf(
      trx,
      ids.map(({ caseId }) => caseId),
      until,
    )
    yield ids.flatMap(({ personId, caseId }) => {
      const own = events.get(caseId)
      const fact = own ? factFrom(services, foldCase(caseId, personId, own), own) : null
      return fact ? [{ personId, caseId, fact }] : []
    })
    after = last
  }
}

const listCases = async (trx: Trx, after: { personId: string; caseId: string } | null) => {
  let query = trx
    .selectFrom('core.case_file')
    .select(['person_id as personId', 'case_id as caseId'])
    .orderBy('person_id')
    .orderBy('case_id')
    .limit(BATCH)
  if (after)
    query = query.where(sql<boolean>`(person_id, case_id) > (${after.personId}::uuid, ${after.caseId}::uuid)`)
  return query.execute()
}

const listEventsOf = async (trx: Trx, cases: string[], until?: Date): Promise<Map<string, CaseEvent[]>> => {
  let query = trx.selectFrom('core.case_event').selectAll().where('case_id', 'in', cases).orderBy('seq')
  if (until) query = query.where('recorded_at', '<=', until)
  return Map.groupBy(
    (await query.execute()).map((row) => eventOf(row, null)),
    (event) => event.caseId,
  )
}

const factFrom = (services: Services, file: CaseFile, events: CaseEvent[]): CaseFact | null => {
  const procedure = services.procedures.of(file.case.procedure)
  if (!procedure) throw new Error('the procedure of a stored case is not loaded')
  return currentFact(services, file, nextStepsOf(file, procedure), events.at(-1)!.recordedAt)
}
