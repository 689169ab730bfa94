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
  /** Records of the same person share it; otherwise the record's own id. */
  cluster: string
  personId: string
  caseId: string
  fact: CaseFact
}

type Services = Pick<CaseServices, 'reference' | 'config' | 'procedures'>

/**
 * The facts of all cases, folded anew from the event log, some hundred at a time in the order of people as their records are linked today; `until` (a
 * recorded time) gives them as they were known then, without the cases that came later; those in no figure are left out. Sealed texts stay sealed. As
 * the system.
 */
export async function* foldFacts(trx: Trx, services: Services, until?: Date): AsyncGenerator<KnownFact[]> {
  let after: Ids | null = null
  for (;;) {
    const ids = await listCases(trx, after)
    const last = ids.at(-1)
    if (!last) return
    const events = await listEventsOf(
      trx,
      ids.map(({ caseId }) => caseId),
      until,
    )
    yield ids.flatMap(({ cluster, personId, caseId }) => {
      const own = events.get(caseId)
      const fact = own ? factFrom(services, foldCase(caseId, personId, own), own) : null
      return fact ? [{ cluster, personId, caseId, fact }] : []
    })
    after = last
  }
}

type Ids = Omit<KnownFact, 'fact'>

const listCases = async (trx: Trx, after: Ids | null): Promise<Ids[]> => {
  const { rows } = await sql<Ids>`
    select coalesce(l.cluster_id, f.person_id) as cluster, f.person_id as "personId", f.case_id as "caseId"
    from core.case_file f left join core.person_link l on l.person_id = f.person_id
    where ${after?.cluster ?? null}::uuid is null
      or (coalesce(l.cluster_id, f.person_id), f.case_id) > (${after?.cluster ?? null}::uuid, ${after?.caseId ?? null}::uuid)
    order by 1, 3 limit ${BATCH}`.execute(trx)
  return rows
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
