import type { Acting, CaseEvent, Refusal } from '../cases/kernel.ts'
import { caseKinds, caseSlice } from '../cases/rules.ts'
import type { Procedure } from '../reference/model.ts'
import { identificationRules } from './case-rules.ts'
import type { IdentificationView } from './decide.ts'

const labels = { ky: 'а', ru: 'а', en: 'a' }
const source = { source: 'synthetic', verified: false }

/** A procedure as these rules read one; the rest of it is not looked at. */
export const procedureOf = (
  steps: 1 | 2,
  hours: { identification?: number; confirmation?: number } = {},
): Procedure => {
  const deadline = (amount: number | undefined) =>
    amount === undefined ? null : { amount, unit: 'hours' as const, ...source, verified: true }
  return {
    id: `synthetic-${steps}`,
    version: '1',
    status: 'in-force',
    labels,
    ...source,
    identification: { steps, by: ['police', 'ngo'], confirmedBy: steps === 2 ? ['mobile-team'] : [] },
    stages: [],
    forms: [],
    notifications: [],
    deadlines: { identification: deadline(hours.identification), confirmation: deadline(hours.confirmation) },
    suggested: [],
  } as unknown as Procedure
}

/** Whoever acts in a story: their account, and the kind of body their agency is. */
export interface Who {
  account: string
  kind: string
  roles?: string[]
}

export const officer: Who = { account: 'officer', kind: 'police' }
export const colleague: Who = { account: 'colleague', kind: 'ngo' }
export const team: Who = { account: 'team', kind: 'mobile-team' }
export const teacher: Who = { account: 'teacher', kind: 'school', roles: ['first-responder', 'identifier'] }

const kinds = new Map([...caseKinds, ...identificationRules.kinds].map((kind) => [kind.type, kind]))
const START = Date.parse('2025-11-20T09:00:00.000Z')

/** A case that grows event by event, as the door would let it: each answer is the refusal, or null and the fold moved. */
export const createStory = (procedure: Procedure) => {
  let view: IdentificationView = {
    caseId: 'case',
    case: caseSlice.initial,
    identification: identificationRules.slice.initial,
  }
  const events: CaseEvent[] = []

  const record = (type: string, data: unknown, who: Who | null, base: number | null) => {
    const seq = events.length + 1
    const at = new Date(START + seq * 60_000).toISOString()
    const event: CaseEvent = {
      id: `e${seq}`,
      type,
      caseId: 'case',
      personId: 'person',
      seq,
      data,
      happenedAt: at,
      recordedAt: at,
      device: null,
      base,
      account: who?.account ?? null,
      agency: who ? `agency-${who.kind}` : null,
    }
    events.push(event)
    view = applyTo(view, event)
    return event
  }

  const act = (
    type: string,
    data: unknown,
    who: Who = officer,
    base: number | null = events.length,
  ): Refusal | null => {
    const kind = kinds.get(type)
    if (!kind) throw new Error(`no such kind of event: ${type}`)
    const parsed = kind.data.parse(data)
    const refusal = kind.decide(view as never, parsed as never, actingOf(who, procedure))
    if (!refusal) record(type, parsed, who, base)
    return refusal
  }

  return {
    act,
    /** What the program itself adds, which no rule is asked about. */
    system: (type: string, data: unknown) => record(type, data, null, null),
    get view() {
      return view
    },
    get events(): readonly CaseEvent[] {
      return events
    },
    steps: (assessment?: IdentificationView['assessment']) =>
      identificationRules.nextSteps({ ...view, ...(assessment ? { assessment } : {}) }, procedure),
  }
}

const actingOf = (who: Who, procedure: Procedure): Acting => ({
  account: who.account,
  agency: `agency-${who.kind}`,
  agencyKind: who.kind,
  roles: who.roles ?? ['identifier', 'case-manager'],
  system: false,
  now: '2025-11-30T12:00:00.000Z',
  procedure,
})

export const applyTo = (view: IdentificationView, event: CaseEvent): IdentificationView => ({
  ...view,
  case: caseSlice.apply(view.case, event),
  identification: identificationRules.slice.apply(view.identification, event),
})

/** A registered case of a person of this age, with every element established unless told otherwise. */
export const createCase = (
  procedure: Procedure,
  { years, facts = true }: { years?: number; facts?: boolean } = {},
) => {
  const story = createStory(procedure)
  const age = years === undefined ? undefined : { kind: 'years', years }
  story.act('case.registered', { worries: ['work-without-pay'], person: age ? { age } : {} })
  if (facts)
    story.act('facts.recorded', {
      acts: ['recruitment'],
      means: ['deception'],
      exploitation: ['forced-labour'],
      country: 'KG',
    })
  return story
}
