import type { CaseFile } from '../case-file.ts'
import { conflictsOf, stageOf } from '../case-file.ts'
import { savePerson } from '../people/store.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Recorded } from '../platform/http/capability.ts'
import { regionOf } from '../reference/lookup.ts'
import type { CaseFact } from '../statistics/model.ts'
import { factsOf } from '../statistics/rules.ts'
import { birthYearsOf } from './birth-years.ts'
import { caseCode } from './case-code.ts'
import type { CaseServices } from './case-services.ts'
import type { NextStep } from './kernel.ts'
import { dayFinder, zoneOf } from './read-zone.ts'
import { isChild } from './rules.ts'
import { lockFactsOf, saveFact } from './save-fact.ts'
import { replaceTasks } from './store.ts'

/** Brings the case's row, the person's row, the waiting tasks and the countable facts in line with the fold. */
export const projectCase = async (
  trx: Trx,
  services: CaseServices,
  recorded: Recorded<CaseFile>,
): Promise<void> => {
  const { after, event, steps } = recorded
  const known = await lockFactsOf(trx, after.personId)
  await savePerson(trx, after.personId, personOf(after))
  await saveCaseRow(trx, services, recorded)
  await replaceTasks(trx, after, after.case.status === 'none' ? [] : withLead(steps, after.case.leadAgency))
  const { personId, caseId } = after
  await saveFact(trx, { personId, caseId }, currentFact(services, after, steps, event.recordedAt), known)
}

const withLead = (steps: Recorded<CaseFile>['steps'], lead: string | null) =>
  steps.map((step) => (step.agency === null ? { ...step, agency: lead } : step))

const personOf = (file: CaseFile) => {
  const { age, sex, citizenship, language } = file.case.person
  return {
    sex: sex?.value ?? 'unknown',
    birthYears: age ? birthYearsOf(age.value, age.at) : null,
    citizenship: citizenship?.value ?? null,
    language: language?.value ?? null,
  }
}

/** What lists show without opening the log: codes only, nothing that names anybody. */
export const summaryOf = (file: CaseFile) => ({
  sex: file.case.person.sex?.value ?? 'unknown',
  age: file.case.person.age?.value ?? null,
  worries: file.case.concern.worries,
  presumed: file.assessment.presumed !== null,
  outcome: file.identification.outcome,
})

const saveCaseRow = async (trx: Trx, services: CaseServices, recorded: Recorded<CaseFile>) => {
  const { after, event } = recorded
  const district = after.case.concern.district
  const changing = {
    version: after.case.version,
    status: after.case.status === 'closed' ? 'closed' : 'open',
    stage: stageOf(after),
    lead_agency: after.case.leadAgency ?? '',
    child: isChild(after.case),
    region: district ? regionOf(services.reference, district) : null,
    district,
    risk: after.plan.risk,
    conflicts: conflictsOf(after).length,
    changed_at: new Date(event.recordedAt),
    summary: JSON.stringify(summaryOf(after)),
  }
  if (recorded.before.case.status !== 'none') {
    await trx.updateTable('core.case_file').set(changing).where('case_id', '=', after.caseId).execute()
    return
  }
  await trx
    .insertInto('core.case_file')
    .values({
      ...changing,
      person_id: after.personId,
      case_id: after.caseId,
      code: await freeCode(trx, after.caseId),
      procedure_id: after.case.procedure.id,
      procedure_version: after.case.procedure.version,
      lead_account: event.account,
      opened_at: new Date(event.happenedAt),
    })
    .execute()
}

const freeCode = async (trx: Trx, caseId: string, attempt = 0): Promise<string> => {
  const code = caseCode(caseId, attempt)
  const taken = await trx
    .selectFrom('core.case_file')
    .select('case_id')
    .where('code', '=', code)
    .executeTakeFirst()
  return taken ? freeCode(trx, caseId, attempt + 1) : code
}

/** How a case ended that a list had opened and that was taken back with it; it is in no figure. */
const NOT_COUNTED = 'withdrawn'

/** The fact of a case as it stands after its last event; null for one that is in no figure. */
export const currentFact = (
  services: Pick<CaseServices, 'reference' | 'config'>,
  file: CaseFile,
  steps: readonly NextStep[],
  at: string,
): CaseFact | null =>
  file.case.closed?.reason === NOT_COUNTED
    ? null
    : factsOf(file, {
        reference: services.reference,
        steps,
        at,
        dayOf: dayFinder(zoneOf(services.config.country)),
      })
