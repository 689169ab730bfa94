import type { CaseFile } from '../case-file.ts'
import { stageOf } from '../case-file.ts'
import type { Age } from '../cases/fields.ts'
import type { Cell, NextStep } from '../cases/kernel.ts'
import { ageOn, isChild } from '../cases/rules.ts'
import { entriesOf, regionOf } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'
import { ageBands, type CaseFact, type Day } from './fact-model.ts'

export interface FactContext {
  reference: Reference
  /** What waits on the case now. */
  steps: readonly NextStep[]
  /** When the last event was recorded, ISO. */
  at: string
  /** The calendar day of a moment in the country. */
  dayOf(moment: string): Day
}

/** The fact of a case: the one place where a folded case becomes something to count. */
export const factsOf = (file: CaseFile, context: FactContext): CaseFact => {
  const decided = whatWasDecided(file, context)
  return {
    ...whereItStands(file, context),
    ...whoItIsAbout(file, context.reference, decided.identifiedOn),
    ...decided,
    ...whatWasDone(file, context),
  }
}

const whereItStands = (file: CaseFile, { reference, steps, at, dayOf }: FactContext) => {
  const { concern, openedAt, closed, status } = file.case
  const openedOn = dayOf(openedAt ?? at)
  return {
    openedOn,
    openedMonth: `${openedOn.slice(0, 7)}-01`,
    region: concern.district ? regionOf(reference, concern.district) : null,
    district: concern.district,
    stage: stageOf(file),
    status: status === 'closed' ? ('closed' as const) : ('open' as const),
    risk: file.plan.risk,
    nextDueAt: steps.flatMap((step) => step.dueAt ?? []).sort()[0] ?? null,
    waitingSince: steps[0] ? steps[0].since || at : null,
    closedOn: closed ? dayOf(closed.at) : null,
    closeReason: closed?.reason ?? null,
  }
}

const whoItIsAbout = (file: CaseFile, reference: Reference, identifiedOn: Day | null) => {
  const { person, episodes } = file.case
  const exploitation = file.identification.facts.exploitation?.value
  const types = Array.isArray(exploitation) ? [...exploitation] : []
  return {
    child: isChild(file.case),
    sex: person.sex?.value ?? 'unknown',
    age: bandOf(ageAtIdentification(person.age, identifiedOn)),
    recruitmentAge: youngest(episodes.map((each) => bandOf(each.cell.value.ageAtRecruitment ?? null))),
    citizenship: person.citizenship?.value ?? 'unknown',
    legalStatus: person.legalStatus?.value ?? 'unknown',
    exploitedIn:
      file.identification.facts.country?.value ??
      episodes.findLast((each) => each.cell.value.country)?.cell.value.country ??
      'unknown',
    types,
    forms: formsOf(reference, types),
  }
}

/** The age on the day of the decision that recognized a victim; without one, as last recorded. */
const ageAtIdentification = (said: Cell<Age> | undefined, identifiedOn: Day | null): Age | null => {
  if (!said) return null
  return identifiedOn === null ? said.value : ageOn(said.value, said.at, identifiedOn)
}

/** The band an age lies in as a whole; a guess across bands is a child's, an adult's or unknown. */
export const bandOf = (age: Age | null): string => {
  if (age === null) return 'unknown'
  if (age.kind === 'group') return age.group
  const [from, to] = age.kind === 'years' ? [age.years, age.years] : [age.from, age.to]
  const band = ageBands.find((each) => from >= each.from && to <= each.to)
  if (band) return band.band
  return to < 18 ? 'child' : from >= 18 ? 'adult' : 'unknown'
}

const youngest = (bands: string[]): string =>
  [...ageBands.map(({ band }) => band as string), 'child', 'adult'].find((code) => bands.includes(code)) ??
  'unknown'

/** The statistics committee's series of a form of exploitation, as our words. */
const formOfSeries: Record<string, string> = {
  VC_HTF_DETVSX: 'sexual',
  VC_HTF_DETVFL: 'labour',
  VC_HTF_DETVOG: 'organ-removal',
  VC_HTF_DETVOP: 'other',
}

/** The forms that types of exploitation come to, each once and in a fixed order. */
export const formsOf = (reference: Reference, types: readonly string[]): string[] => {
  const entries = entriesOf(reference, 'exploitation').filter(({ code }) => types.includes(code))
  const found = entries.flatMap(({ codes }) =>
    [codes?.sdmx ?? []].flat().map((series) => formOfSeries[series] ?? 'other'),
  )
  return [...new Set(found)].sort()
}

const whatWasDecided = (file: CaseFile, { dayOf }: FactContext) => {
  const { outcome, history } = file.identification
  const decisions = history.flatMap((each) =>
    'outcome' in each && each.kind !== 'proposed'
      ? [{ on: each.decidedOn ?? dayOf(each.at), outcome: each.outcome as string }]
      : [],
  )
  const standing =
    outcome === null ? null : (decisions.findLast((each) => each.outcome === outcome)?.on ?? null)
  return {
    presumed: file.assessment.presumed !== null,
    presumedOn: file.assessment.presumed ? dayOf(file.assessment.presumed.at) : null,
    outcome,
    decisions,
    decidedOn: standing,
    identifiedOn: outcome === 'identified' ? standing : null,
  }
}

const whatWasDone = (file: CaseFile, { reference, dayOf }: FactContext) => {
  const services = servicesOf(file, reference)
  const days = (list: { on: Day }[]) => list.map((each) => each.on).sort()[0] ?? null
  const approved = file.plan.plans.flatMap((plan) => plan.versions.map((version) => version.approved.at))
  const reviewed = file.plan.plans.flatMap((plan) => plan.reviews.map((review) => review.at))
  const first = (moments: string[]) => {
    const [moment] = moments.toSorted()
    return moment === undefined ? null : dayOf(moment)
  }
  const after = file.plan.followUps.filter((each) => each.context !== 'in-service')
  return {
    firstAssessedOn: file.assessment.completedAt ? dayOf(file.assessment.completedAt) : null,
    firstReferredOn: first(file.referrals.referrals.map((each) => each.sentAt)),
    firstServiceOn: days(services),
    shelteredOn: days(services.filter(({ kind }) => kind === 'shelter' || kind === 'housing')),
    planApprovedOn: first(approved),
    planReviewedOn: first(reviewed),
    services,
    consent: consentOf(file),
    followUpsPlanned: after.length,
    followUpsRecorded: after.filter((each) => each.recorded).length,
  }
}

/** Services given, wholly or in part: on referrals and by actions of the plan; one told of twice counts once. */
const servicesOf = (file: CaseFile, reference: Reference): CaseFact['services'] => {
  const given = (each: { delivery: string }) => each.delivery !== 'not-delivered'
  const referred = file.referrals.referrals.flatMap((referral) =>
    referral.deliveries.filter(given).map(({ on }) => ({ on, kind: kindOfReferral(referral, reference) })),
  )
  const planned = file.plan.plans.flatMap((plan) => {
    const actions = plan.versions.flatMap((version) => version.goals.flatMap((goal) => goal.actions))
    return plan.deliveries
      .filter((each) => given(each) && each.referralId === null)
      .map(({ on, actionId }) => ({
        on,
        kind: actions.findLast((action) => action.actionId === actionId)?.serviceKind ?? 'unknown',
      }))
  })
  return [...referred, ...planned].sort((a, b) => compare(a.on, b.on) || compare(a.kind, b.kind))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const kindOfReferral = (referral: { serviceId: string | null; need: string }, reference: Reference): string =>
  reference.services.find((service) => service.code === referral.serviceId)?.kind ??
  (referral.need === 'shelter' ? 'shelter' : 'unknown')

const consentOf = (file: CaseFile): CaseFact['consent'] =>
  file.consent.consents.some((each) => !each.ended)
    ? 'given'
    : file.consent.consents.length + file.consent.refusals.length > 0
      ? 'refused'
      : 'unknown'
