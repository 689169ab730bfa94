import { type CaseEvent, type Cell, type Slice, settleIn } from '../cases/kernel.ts'
import type { CaseSlice, ConflictSettled } from '../cases/model.ts'
import { caseSlice, isChild } from '../cases/rules.ts'
import { assessFacts } from './assess-facts.ts'
import type {
  Contest,
  Decision,
  DecisionContested,
  FactsRecorded,
  IdentificationAssigned,
  IdentificationDecided,
  IdentificationSlice,
  IndicatorsAnswered,
  LaterDecision,
} from './decision-model.ts'
import { factsOf } from './facts-of.ts'
import { setKnown } from './set-known.ts'
import { identificationNext } from './status.ts'
import { ACTS, EXPLOITATION, MEANS } from './vocabulary.ts'

/** Begin the field paths of what two people may say differently: `identification.acts`, `indicators.DR01`. */
export const FACTS_PREFIX = 'identification'
export const ANSWERS_PREFIX = 'indicators'

const initial: IdentificationSlice = {
  status: 'none',
  outcome: null,
  proposal: null,
  form: 'child',
  lists: [],
  answers: {},
  facts: {},
  history: [],
  assigned: { decision: null, confirmation: null },
  startedAt: null,
  subject: { person: {}, episodes: [] },
}

type Step = (state: IdentificationSlice, event: CaseEvent) => IdentificationSlice

/** A step for one type of event, whose data the door has checked against its schema. */
const on =
  <D>(apply: (state: IdentificationSlice, event: CaseEvent<D>) => IdentificationSlice): Step =>
  (state, event) =>
    apply(state, event as CaseEvent<D>)

const answered = on<IndicatorsAnswered>((state, event) => {
  const answers = { ...state.answers }
  for (const [id, answer] of Object.entries(event.data.answers))
    answers[id] = setKnown(answers[id], answer, event)
  const lists = state.lists.includes(event.data.list) ? state.lists : [...state.lists, event.data.list]
  return { ...begun(state, event), answers, lists }
})

const begun = (state: IdentificationSlice, event: CaseEvent): IdentificationSlice => ({
  ...state,
  status: state.status === 'none' ? 'open' : state.status,
  startedAt: state.startedAt ?? event.happenedAt,
})

const recorded = on<FactsRecorded>((state, event) => {
  const { acts, means, exploitation, country } = event.data
  const set = <T>(cell: Cell<T> | undefined, value: T | undefined) =>
    value === undefined ? cell : setKnown(cell, value, event)
  const facts = {
    acts: set(state.facts.acts, inOrder(ACTS, acts)),
    means: set(state.facts.means, inOrder(MEANS, means)),
    exploitation: set(state.facts.exploitation, inOrder(EXPLOITATION, exploitation)),
    country: set(state.facts.country, country),
  }
  return { ...begun(state, event), facts: given(facts) }
})

/** Each word once and in the vocabulary's order, so that the same ticks in another order are the same value. */
const inOrder = <Word extends string>(
  words: readonly Word[],
  value: Word[] | 'none' | 'unknown' | undefined,
) => (Array.isArray(value) ? words.filter((word) => value.includes(word)) : value)

const given = (
  facts: { [K in keyof IdentificationSlice['facts']]: IdentificationSlice['facts'][K] | undefined },
) => Object.fromEntries(Object.entries(facts).filter(([, cell]) => cell)) as IdentificationSlice['facts']

const decisionOf = (
  state: IdentificationSlice,
  event: CaseEvent<LaterDecision & Partial<IdentificationDecided>>,
  kind: Decision['kind'],
): Decision => ({
  kind,
  ...entryOf(event),
  outcome: event.data.outcome,
  reasons: event.data.reasons,
  decidedOn: event.data.decidedOn ?? null,
  form: event.data.form ?? state.history.findLast((each) => 'form' in each)?.form ?? state.form,
  advice: adviceOf(state, event.caseId),
})

const adviceOf = (state: IdentificationSlice, caseId: string) =>
  assessFacts(factsOf({ caseId, case: state.subject, identification: state })).conclusion

const entryOf = (event: CaseEvent) => ({
  eventId: event.id,
  at: event.happenedAt,
  account: event.account,
  agency: event.agency,
})

/** A decision that ends the matter, or a "not yet", which leaves it open for the next one. */
const concluded = (kind: Decision['kind']): Step =>
  on<LaterDecision>((state, event) => {
    const decision = decisionOf(state, event, kind)
    const open = decision.outcome === 'not-yet'
    return {
      ...state,
      status: open ? 'open' : 'decided',
      outcome: open ? null : (decision.outcome as IdentificationSlice['outcome']),
      proposal: null,
      history: [...state.history, decision],
    }
  })

/** "Not yet" has nothing a team could confirm, so it is no proposal under two steps either. */
const decided = on<IdentificationDecided>((state, event) => {
  if (!event.data.proposal || event.data.outcome === 'not-yet') return concluded('decided')(state, event)
  const proposal = decisionOf(state, event, 'proposed')
  return { ...state, status: 'proposed', proposal, history: [...state.history, proposal] }
})

/** What is contested stays in force until the contest is decided. */
const contested = (status: 'review' | 'appeal', kind: Contest['kind']): Step =>
  on<DecisionContested>((state, event) => {
    const { ground, note = null, askedBy = null } = event.data
    return {
      ...state,
      status,
      history: [...state.history, { kind, ...entryOf(event), ground, note, askedBy }],
    }
  })

const assigned = on<IdentificationAssigned>((state, event) => ({
  ...state,
  assigned: { ...state.assigned, [event.data.task]: { agency: event.data.agency, at: event.happenedAt } },
}))

const described: Step = (state, event) => {
  const { person, episodes } = caseSlice.apply({ ...caseSlice.initial, ...state.subject }, event)
  return { ...state, subject: { person, episodes }, form: formOf({ person, episodes }) }
}

const formOf = (subject: IdentificationSlice['subject']) =>
  isChild({ ...caseSlice.initial, ...subject } satisfies CaseSlice) === false ? 'adult' : 'child'

const settled = on<ConflictSettled>((state, event) => ({
  ...described(state, event),
  facts: settleIn(FACTS_PREFIX, state.facts as Record<string, Cell<unknown>>, event.data, event) as never,
  answers: settleIn(ANSWERS_PREFIX, state.answers, event.data, event),
}))

const always: Record<string, Step> = {
  'case.registered': described,
  'person.described': described,
  'episode.recorded': described,
  'conflict.settled': settled,
  'identification.assigned': assigned,
}

const byStatus: Record<string, Step> = {
  'indicators.answered': answered,
  'facts.recorded': recorded,
  'identification.decided': decided,
  'identification.confirmed': concluded('confirmed'),
  'identification.review-requested': contested('review', 'review-requested'),
  'identification.review-decided': concluded('reviewed'),
  'identification.appealed': contested('appeal', 'appealed'),
  'identification.appeal-decided': concluded('appeal-decided'),
}

/** Total: what the status does not allow changes nothing. */
export const identificationSlice: Slice<IdentificationSlice> = {
  initial,
  apply: (state, event) => {
    const step =
      always[event.type] ??
      (identificationNext[state.status].includes(event.type) ? byStatus[event.type] : undefined)
    return step?.(state, event) ?? state
  },
}
