import { type CaseFile, conflictsOf, eventKinds, foldCase } from '../case-file.ts'
import { may } from '../directory/permissions.ts'
import { ensurePersonKey } from '../people/person-keys.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import { Failure } from '../platform/http/route.ts'
import type { CaseServices } from './case-services.ts'
import { checkData, directoryCodes, problemsOf } from './check-data.ts'
import { type EventAnswer, IncomingEvent, rejected } from './incoming.ts'
import { keepRejected } from './keep-rejected.ts'
import type { Acting, CaseEvent, EventKind, FieldProblem, Refusal } from './kernel.ts'
import { reachesCase } from './reach.ts'
import { recordEvent } from './record-event.ts'
import { findEvent, listEvents, lockCase } from './store.ts'

const CLOCK_AHEAD_MS = 24 * 3600 * 1000

/**
 * The one door for everything that happens to a case: screens now, and devices that were offline. Each event is
 * answered on its own and is one transaction: rules, event, projections, tasks, facts, audit and outbox together.
 */
export const appendEvents = async (
  services: CaseServices,
  actor: Person,
  items: readonly unknown[],
  options: { replay?: boolean; requestId?: string } = {},
): Promise<EventAnswer[]> => {
  const answers: EventAnswer[] = []
  for (const item of items) answers.push(await appendOne(services, actor, item, options))
  return answers
}

const appendOne = async (
  services: CaseServices,
  actor: Person,
  item: unknown,
  options: { replay?: boolean; requestId?: string },
): Promise<EventAnswer> => {
  const parsed = IncomingEvent.safeParse(item)
  if (!parsed.success) return rejected(idOf(item), 'invalid', { fields: problemsOf(parsed.error, item) })
  const incoming = parsed.data
  const kind = eventKinds.get(incoming.type)
  if (!kind || kind.permission === 'system') return rejected(incoming.id, 'unknown-event')
  const answer = await retryOnce(() =>
    decideAndRecord(services, actor, incoming, kind, options.requestId),
  ).catch((error) => refusedByReaction(services, actor, incoming, error, options.requestId))
  if (answer.status === 'rejected' && options.replay)
    await keepRejected(services, actor, incoming, kind, answer)
  return answer
}

/**
 * Two copies of one event racing: the loser meets the unique index, and on its second try finds the first. Two records
 * of one person written while they are being linked may wait for each other: one of them is let go and comes again.
 */
const retryOnce = async (work: () => Promise<EventAnswer>): Promise<EventAnswer> =>
  work().catch((error) => {
    if (['23505', '40P01'].includes((error as { code?: string }).code ?? '')) return work()
    throw error
  })

/** A reaction may find that what has to follow cannot: then nothing of the event stays, and its reason is the answer. */
const refusedByReaction = async (
  services: CaseServices,
  actor: Person,
  incoming: IncomingEvent,
  error: unknown,
  requestId?: string,
) => {
  if (!(error instanceof Failure)) throw error
  const note = {
    action: incoming.type,
    objectType: 'case',
    objectId: incoming.caseId,
    decision: 'refused',
    requestId,
  } as const
  await services.access.withActor(actor, (trx) => recordAudit(trx, actor, note))
  return rejected(incoming.id, error.code, error.details)
}

const decideAndRecord = (
  services: CaseServices,
  actor: Person,
  incoming: IncomingEvent,
  kind: EventKind<any, any>,
  requestId?: string,
): Promise<EventAnswer> =>
  services.access.withActor(actor, async (trx) => {
    const answer = await decide(trx, services, actor, incoming, kind)
    await recordAudit(trx, actor, {
      action: incoming.type,
      objectType: 'case',
      objectId: incoming.caseId,
      decision: answer.status === 'rejected' ? 'refused' : 'allowed',
      requestId,
    })
    return answer
  })

const decide = async (
  trx: Trx,
  services: CaseServices,
  actor: Person,
  incoming: IncomingEvent,
  kind: EventKind<any, any>,
): Promise<EventAnswer> => {
  if (!may(actor.roles, kind.permission as never)) return rejected(incoming.id, 'not-permitted')
  if (Date.parse(incoming.happenedAt) > Date.now() + CLOCK_AHEAD_MS)
    return rejected(incoming.id, 'invalid', { fields: [{ path: 'happenedAt', code: 'in-the-future' }] })
  const known = await services.access.asSystem(trx, actor, () => findEvent(trx, incoming.id))
  if (known) return sameEvent(known, incoming, actor)
  if (!(await reachesCase(trx, services, actor, incoming, kind))) return rejected(incoming.id, 'no-such-case')
  const checked = checkData(kind.data, incoming.data, services.reference)
  if ('problems' in checked) return rejected(incoming.id, 'invalid', { fields: checked.problems })
  const strange = await unknownInDirectory(trx, kind, checked.data)
  if (strange.length > 0) return rejected(incoming.id, 'invalid', { fields: strange })
  return services.access.asSystem(trx, actor, () =>
    record(trx, services, actor, { ...incoming, data: checked.data as never }, kind),
  )
}

const unknownInDirectory = async (
  trx: Trx,
  kind: EventKind<any, any>,
  data: unknown,
): Promise<FieldProblem[]> => {
  const problems: FieldProblem[] = []
  for (const { list, code, path } of directoryCodes(kind.data, data)) {
    const known =
      list === 'agency'
        ? await trx
            .selectFrom('core.agency')
            .select('agency_id')
            .where('agency_id', '=', code)
            .executeTakeFirst()
        : await trx
            .selectFrom('core.service')
            .select('service_id')
            .where('service_id', '=', code)
            .executeTakeFirst()
    if (!known) problems.push({ path, code: 'unknown-code' })
  }
  return problems
}

const sameEvent = (
  known: { case_id: string; seq: number; account_id: string | null },
  incoming: IncomingEvent,
  actor: Person,
): EventAnswer =>
  known.case_id === incoming.caseId && known.account_id === actor.account
    ? { id: incoming.id, status: 'duplicate', version: known.seq }
    : rejected(incoming.id, 'id-in-use')

const record = async (
  trx: Trx,
  services: CaseServices,
  actor: Person,
  incoming: IncomingEvent,
  kind: EventKind<any, any>,
): Promise<EventAnswer> => {
  const row = await lockCase(trx, incoming.caseId)
  if (row && row.person_id !== incoming.personId) return rejected(incoming.id, 'no-such-case')
  const key = await ensurePersonKey(trx, services, incoming.personId)
  const before = foldCase(
    incoming.caseId,
    incoming.personId,
    row ? await listEvents(trx, incoming.caseId, key) : [],
  )
  const procedure = services.procedures.of(before.case.procedure, incoming)
  if (!procedure)
    return rejected(incoming.id, 'invalid', { fields: [{ path: 'procedure.id', code: 'unknown-code' }] })
  const acting = actingOf(actor, procedure)
  const refusal = kind.decide(before, incoming.data, acting) ?? refuseUnlessInConflict(before, incoming)
  if (refusal) return rejected(incoming.id, refusal.code, refusal)
  const event = toEvent(incoming, actor, procedure, before.case.version + 1, acting.now)
  const after = await recordEvent(trx, services, { event, kind, before, key, procedure })
  const conflict = conflictsOf(after).length > conflictsOf(before).length
  return { id: incoming.id, status: conflict ? 'conflict' : 'accepted', version: after.case.version }
}

/** Only what is in conflict is settled, and by one of its values: a rule of one slice cannot see the others'. */
const refuseUnlessInConflict = (file: CaseFile, incoming: IncomingEvent): Refusal | null => {
  if (incoming.type !== 'conflict.settled') return null
  const { field, keep } = incoming.data
  const conflict = conflictsOf(file).find((each) => each.field === field)
  return conflict?.values.some((value) => value.eventId === keep) ? null : { code: 'no-conflict' }
}

const actingOf = (actor: Person, procedure: Acting['procedure']): Acting => ({
  account: actor.account,
  agency: actor.agency,
  agencyKind: actor.agencyKind,
  roles: actor.roles,
  system: false,
  now: new Date().toISOString(),
  procedure,
})

const toEvent = (
  incoming: IncomingEvent,
  actor: Person,
  procedure: Acting['procedure'],
  seq: number,
  now: string,
): CaseEvent => ({
  id: incoming.id,
  type: incoming.type,
  caseId: incoming.caseId,
  personId: incoming.personId,
  seq,
  // The case keeps the version of the procedure it began under, whatever the device sent.
  data:
    incoming.type === 'case.registered'
      ? { ...incoming.data, procedure: { id: procedure.id, version: procedure.version } }
      : incoming.data,
  happenedAt: new Date(incoming.happenedAt).toISOString(),
  recordedAt: now,
  device: incoming.device ?? null,
  base: incoming.base ?? null,
  account: actor.account,
  agency: actor.agency,
})

const idOf = (item: unknown): string | null => {
  const id = (item as { id?: unknown } | null)?.id
  return typeof id === 'string' && id.length <= 60 ? id : null
}
