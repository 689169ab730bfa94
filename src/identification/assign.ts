import type { CaseFile } from '../case-file.ts'
import type { CaseServices } from '../cases/case-services.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Reaction } from '../platform/http/capability.ts'
import type { Procedure } from '../reference/model.ts'
import type { IdentificationAssigned } from './decision-model.ts'
import { findBodies, kindsOf } from './find-bodies.ts'
import { awaitedSince } from './next-steps.ts'

type Task = IdentificationAssigned['task']

/**
 * Says on the case which of its agencies may decide, and, while a proposal waits, which may confirm: who was asked
 * to identify comes first, then the agency that leads the case, then the rest of its team. Null when there is none.
 */
export const assignIdentification: Reaction<CaseFile> = async ({ event, after }, trx, services) => {
  const procedure = procedureOf(after, services as CaseServices)
  if (!procedure) return []
  const { by, confirmedBy } = procedure.identification
  const candidates = agenciesOn(after, event.recordedAt)
  const kinds = await kindsOf(trx, candidates)
  const first = (allowed: readonly string[]) =>
    candidates.find((agency) => allowed.includes(kinds.get(agency) ?? '')) ?? null
  return [
    ...(awaitedSince(after) === null ? [] : assignment(after, 'decision', first(by))),
    ...(isTeamCalled(after) ? assignment(after, 'confirmation', first(confirmedBy)) : []),
  ]
}

/** From the first proposal on, the case knows its team: it also decides reviews. */
const isTeamCalled = ({ identification }: CaseFile) =>
  identification.proposal !== null || identification.assigned.confirmation !== null

/** Nothing when the case says so already. */
const assignment = ({ identification }: CaseFile, task: Task, agency: string | null) => {
  const now = identification.assigned[task]
  return now && now.agency === agency ? [] : [{ type: 'identification.assigned', data: { task, agency } }]
}

/** The agencies on the case now, those that were asked to identify first. */
const agenciesOn = ({ case: { leadAgency, team } }: CaseFile, now: string): string[] => {
  const current = team.filter((each) => each.until === null || Date.parse(each.until) > Date.parse(now))
  const inScope = (scope: string) => current.filter((each) => each.scope === scope).map((each) => each.agency)
  return [...inScope('identify'), ...(leadAgency ? [leadAgency] : []), ...inScope('team')]
}

/**
 * A proposal under two steps goes to the team that confirms: one that is on the case already, else the nearest of
 * the directory, which joins the case. A team of another region is never taken by itself.
 */
export const callConfirmingTeam: Reaction<CaseFile> = async (recorded, trx, services) => {
  const { after } = recorded
  const procedure = procedureOf(after, services as CaseServices)
  if (!procedure || !after.identification.proposal) return []
  const onCase = await assignIdentification(recorded, trx, services)
  if (teamAfter(after, onCase) !== null) return onCase
  const found = await nearestTeam(trx, services as CaseServices, after, procedure)
  // Joining the case is what makes the next reaction assign the task.
  return found ? [{ type: 'team.joined', data: { agency: found, scope: 'identify' } }] : onCase
}

/** Who confirms once these events are recorded; without a word about it, who did before. */
const teamAfter = ({ identification }: CaseFile, events: { data: unknown }[]): string | null => {
  const changed = events
    .map(({ data }) => data as IdentificationAssigned)
    .find(({ task }) => task === 'confirmation')
  return (changed ?? identification.assigned.confirmation)?.agency ?? null
}

const nearestTeam = async (
  trx: Trx,
  services: CaseServices,
  file: CaseFile,
  procedure: Procedure,
): Promise<string | null> => {
  const where = { district: file.case.concern.district, leadAgency: file.case.leadAgency }
  const bodies = await findBodies(trx, services.reference, where, procedure.identification.confirmedBy)
  return bodies.find(({ near }) => near !== 'elsewhere')?.agency ?? null
}

const procedureOf = (file: CaseFile, services: CaseServices) => services.procedures.of(file.case.procedure)
