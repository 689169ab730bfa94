import { z } from 'zod'
import { type CaseFile, conflictsOf, foldCase, nextStepsOf } from '../case-file.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { Failure, notFound, route } from '../platform/http/route.ts'
import { Labels } from '../reference/model.ts'
import type { CaseServices } from './case-services.ts'
import { day } from './fields.ts'
import type { CaseEvent, Conflict, NextStep } from './kernel.ts'
import { allowedFor } from './read-allowed.ts'
import { accountTitles, agencyLabels } from './read-names.ts'
import { listWhoSees, sawThen, type WhoSees } from './read-who-sees.ts'
import { dayIn, endOfDay, zoneOf } from './read-zone.ts'
import { listEvents } from './store.ts'

const Procedure = z.object({
  id: z.string(),
  version: z.string(),
  labels: Labels,
  stages: z.array(z.object({ id: z.string(), labels: Labels })),
  forms: z.array(z.object({ id: z.string(), labels: Labels })),
  deadlines: z.record(
    z.string(),
    z.object({ amount: z.number(), unit: z.enum(['hours', 'days']) }).nullable(),
  ),
})

/** What stands above a case on a screen. `stage` is null in a look back: it is a thing of today. */
const Head = z.object({
  code: z.string(),
  version: z.number(),
  stage: z.string().nullable(),
  status: z.enum(['none', 'open', 'closed']),
  leadAgency: z.string().nullable(),
  openedAt: z.string().nullable(),
  changedAt: z.string().nullable(),
  procedure: Procedure,
})

/** `asOf` is the day the case is shown as known on; null = now, and only then may anything be done. */
export const CaseAnswer = z.object({
  file: z.custom<CaseFile>(),
  head: Head,
  asOf: z.string().nullable(),
  conflicts: z.array(z.custom<Conflict>()),
  /** Who recorded each of the values in conflict, by event; a title only of a colleague. */
  authors: z.record(z.string(), z.object({ agency: z.string().nullable(), title: z.string().nullable() })),
  nextSteps: z.array(z.custom<NextStep>()),
  allowed: z.array(z.string()),
  whoSees: z.array(z.custom<WhoSees>()),
  agencies: z.record(z.string(), Labels),
})
export type CaseAnswer = z.infer<typeof CaseAnswer>

/** One case, folded from its events; with `asOf`, from those recorded until the end of that day. */
export const readCase = route({
  method: 'GET',
  path: '/api/cases/:caseId',
  summary: 'One case as it stands, or as it was known at the end of a day',
  permission: 'case:read',
  audit: 'case.read',
  params: z.object({ caseId: z.uuid() }),
  query: z.object({ asOf: day().optional() }),
  answer: CaseAnswer,
  handle: async ({ trx, services, actor, params, query, auditObject }) => {
    auditObject('case', params.caseId)
    const row = await findCase(trx, params.caseId)
    if (!row) return notFound()
    const zone = zoneOf(services.config.country)
    if (query.asOf && query.asOf > dayIn(zone, new Date()))
      return new Failure(400, 'invalid', { fields: [{ path: 'asOf', code: 'in-the-future' }] })
    const until = query.asOf ? endOfDay(zone, query.asOf) : undefined
    return answer(trx, services as CaseServices, actor, row, query.asOf ?? null, until)
  },
})

/** The case with the key of its person in one statement; each of the two tables shows it by its own policy. */
const findCase = (trx: Trx, caseId: string) =>
  trx
    .selectFrom('core.case_file as file')
    .leftJoin('vault.data_key as key', 'key.person_id', 'file.person_id')
    .selectAll('file')
    .select('key.wrapped')
    .where('file.case_id', '=', caseId)
    .executeTakeFirst()

type FoundCase = NonNullable<Awaited<ReturnType<typeof findCase>>>

const answer = async (
  trx: Trx,
  services: CaseServices,
  actor: Person,
  row: FoundCase,
  asOf: string | null,
  until?: Date,
): Promise<CaseAnswer> => {
  const key = row.wrapped ? await services.dataKeys.unwrap(row.person_id, row.wrapped) : null
  const events = await listEvents(trx, row.case_id, key, until)
  const file = foldCase(row.case_id, row.person_id, events)
  const procedure = services.procedures.of({ id: row.procedure_id, version: row.procedure_version })
  if (!procedure) throw new Error(`procedure ${row.procedure_id}@${row.procedure_version} is not loaded`)
  const nextSteps = nextStepsOf(file, procedure)
  const whoSees = asOf ? sawThen(file) : await listWhoSees(trx, row.case_id)
  const conflicts = conflictsOf(file)
  return {
    file,
    head: {
      code: row.code,
      version: file.case.version,
      stage: asOf ? null : row.stage,
      status: file.case.status,
      leadAgency: file.case.leadAgency,
      openedAt: file.case.openedAt,
      changedAt: events.at(-1)?.recordedAt ?? null,
      procedure: {
        id: procedure.id,
        version: procedure.version,
        labels: procedure.labels,
        stages: procedure.stages.map(({ id, labels }) => ({ id, labels })),
        forms: procedure.forms.map(({ id, labels }) => ({ id, labels })),
        deadlines: Object.fromEntries(
          Object.entries(procedure.deadlines).map(([name, each]) => [
            name,
            each?.verified ? { amount: each.amount, unit: each.unit } : null,
          ]),
        ),
      },
    },
    asOf,
    conflicts,
    authors: await authorsOf(trx, conflicts, events),
    nextSteps,
    allowed: asOf ? [] : allowedFor(file, actor),
    whoSees,
    agencies: await agencyLabels(trx, [
      file.case.leadAgency,
      file.case.openedBy.agency,
      ...file.case.team.map((each) => each.agency),
      ...whoSees.map((each) => each.agency),
      ...nextSteps.map((step) => step.agency),
      ...events.map((event) => event.agency),
    ]),
  }
}

const authorsOf = async (trx: Trx, conflicts: readonly Conflict[], events: readonly CaseEvent[]) => {
  const wanted = new Set(conflicts.flatMap((conflict) => conflict.values.map((each) => each.eventId)))
  const theirs = events.filter((event) => wanted.has(event.id))
  const titles = await accountTitles(
    trx,
    theirs.map((event) => event.account),
  )
  return Object.fromEntries(
    theirs.map(({ id, agency, account }) => [
      id,
      { agency, title: account ? (titles[account] ?? null) : null },
    ]),
  )
}
