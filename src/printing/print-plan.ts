import { isChild } from '../cases/rules.ts'
import type { Plan, PlanAction, PlanGoal, PlanVersion } from '../plans/model.ts'
import { currentPlan, deliveriesOf, findPlan, goalsOf, inForce, reviewDayOf } from '../plans/rules.ts'
import type { FormTable, PrintedForm, Section } from '../platform/documents/model.ts'
import { labelOf } from '../reference/lookup.ts'
import type { PrintInput } from './print-input.ts'
import { agencyName, dayText, field, personSection, plainDay } from './print-parts.ts'

/**
 * The individual plan on paper: a child's plan of protection, or a person's rehabilitation plan. The approved text
 * is printed when there is one, otherwise the draft, which says that it is one. Null when the case has no plan.
 */
export const printPlan = (
  input: PrintInput,
  planId: string | undefined,
  timeZone: string,
): PrintedForm | null => {
  const plan = planId === undefined ? currentPlan(input.file.plan) : findPlan(input.file.plan, planId)
  if (!plan) return null
  const { t, code, language, file } = input
  const version = inForce(plan)
  return {
    title: t(isChild(file.case) === true ? 'plans.print.titleChild' : 'plans.print.titlePerson'),
    subtitle: stateOf(input, version, timeZone),
    reference: code,
    language,
    printedAt: input.printedAt,
    sections: [
      personSection(input),
      needs(input),
      ...goals(input, plan, version?.goals ?? goalsOf(plan.draft)),
      views(input, timeZone),
      decision(input, plan, timeZone),
    ],
    footer: t('plans.print.footer'),
    signatures: ['signManager', 'signCommission', 'signPerson'].map((who) => ({
      role: t(`plans.print.${who}`),
    })),
  }
}

const stateOf = ({ t }: PrintInput, version: PlanVersion | null, timeZone: string): string =>
  version
    ? t('plans.print.approved', { day: dayText(version.approved.at, timeZone), version: version.version })
    : t('plans.print.draft')

const needs = (input: PrintInput): Section => {
  const { t, file, reference, language } = input
  const word = (vocabulary: string, code: string) => labelOf(reference, vocabulary, code, language)
  const rows = Object.entries(file.plan.needs.domains).map(([domain, { value }]) => [
    word('risk-domain', domain),
    word('need-level', value.need),
    word('risk-level', value.risk),
    value.note ?? null,
  ])
  const { risk } = file.plan
  return {
    heading: t('plans.print.needs'),
    fields: [field(t('plans.needs.overall'), risk && word('risk-level', risk))],
    table: table(
      [t('plans.needs.area'), t('plans.needs.need'), t('plans.needs.risk'), t('plans.needs.note')],
      rows,
    ),
  }
}

/** Every goal is a section with its actions; an empty row stands where nothing was written. */
const goals = (input: PrintInput, plan: Plan, list: PlanGoal[]): Section[] => {
  const { t, reference, language } = input
  const columns = ['what', 'who', 'due', 'state'].map((column) => t(`plans.action.${column}`))
  return list.map((goal, g) => ({
    heading: `${g + 1}. ${goal.goal}`,
    note: labelOf(reference, 'plan-goal-area', goal.area, language),
    table: table(
      columns,
      goal.actions.map((action) => [
        action.what,
        who(input, action),
        plainDay(action.dueOn),
        delivered(input, plan, action),
      ]),
    ),
  }))
}

const who = (input: PrintInput, action: PlanAction): string =>
  [
    action.agency ? agencyName(action.agency, input) : null,
    action.who && action.who !== 'agency'
      ? labelOf(input.reference, 'plan-actor', action.who, input.language)
      : null,
  ]
    .filter(Boolean)
    .join(', ')

const delivered = (input: PrintInput, plan: Plan, action: PlanAction): string | null => {
  const last = deliveriesOf(input.file.plan, plan, action).at(-1)
  return last
    ? `${labelOf(input.reference, 'service-delivery', last.delivery, input.language)}, ${plainDay(last.on)}`
    : null
}

const views = (input: PrintInput, timeZone: string): Section => {
  const { t, file, reference, language } = input
  const rows = file.plan.views.map((each) => {
    const answer = each.answers.at(-1)
    const said =
      each.views ??
      t('plans.views.notObtained', {
        why: labelOf(reference, 'views-obstacle', each.notObtainable ?? '', language),
      })
    const answered =
      answer &&
      [labelOf(reference, 'views-answer', answer.answer, language), answer.note].filter(Boolean).join(': ')
    return [said, `${t(`plans.views.by.${each.givenBy}`)}, ${dayText(each.at, timeZone)}`, answered ?? null]
  })
  return {
    heading: t('plans.print.views'),
    table: table([t('plans.print.viewsWords'), t('plans.print.viewsWho'), t('plans.views.answered')], rows),
  }
}

const decision = (input: PrintInput, plan: Plan, timeZone: string): Section => {
  const { t } = input
  const last = plan.decisions.at(-1)
  const text =
    last &&
    [t(`plans.decision.${last.outcome}`), dayText(last.at, timeZone), last.text].filter(Boolean).join(', ')
  return {
    heading: t('plans.print.decision'),
    fields: [
      field(t('plans.print.decisionText'), text ?? null),
      field(t('plans.print.reviewOn'), plainDay(plan.reviewOn ?? reviewDayOf(plan.draft))),
    ],
  }
}

/** A table with at least one row, so that an empty one can be filled in by hand. */
const table = (columns: string[], rows: (string | null)[][]): FormTable => ({
  columns,
  rows: rows.length > 0 ? rows : [columns.map(() => null)],
})
