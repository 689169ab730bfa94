import { earliest, isChildAge, latest } from './fields.ts'
import {
  type Acting,
  type CaseEvent,
  type EventKind,
  eventKind,
  type FieldProblem,
  type Refusal,
  type Slice,
  setCell,
  settleIn,
} from './kernel.ts'
import {
  CaseAssigned,
  CaseClosed,
  CaseRegistered,
  CaseReopened,
  type CaseSlice,
  type CaseStatus,
  CaseWithdrawn,
  ChildProtectionNotified,
  ConflictSettled,
  EpisodeRecorded,
  NoteAdded,
  PersonDescribed,
  TeamJoined,
  TeamLeft,
} from './model.ts'

export { ageOn } from './age-on.ts'

export { birthYearsOf } from './birth-years.ts'
export { dayEnd, deadlineFor } from './deadlines.ts'

/** The parts of a case file these rules look at. */
export interface CaseView {
  case: CaseSlice
}

/** What may happen to the case as a whole in each status; everything not about closing is for open cases only. */
export const caseNext: Record<CaseStatus, readonly string[]> = {
  none: ['case.registered'],
  open: [
    'case.closed',
    'case.assigned',
    'case.noted',
    'person.described',
    'episode.recorded',
    'conflict.settled',
  ],
  closed: ['case.reopened', 'follow-up.planned', 'follow-up.recorded'],
}

/** For other capabilities' events: null when the case is open, otherwise why not and what is allowed. */
export const refuseUnlessOpen = (view: CaseView): Refusal | null =>
  view.case.status === 'open'
    ? null
    : {
        code: view.case.status === 'closed' ? 'case-closed' : 'no-such-case',
        allowed: [...caseNext[view.case.status]],
      }

/** True, false, or null when no age is known: the youngest age recorded counts (contracts.md, `child`). */
export const isChild = (slice: CaseSlice): boolean | null => {
  const ages = [slice.person.age?.value, ...slice.episodes.map((each) => each.cell.value.ageAtRecruitment)]
  const said = ages.map((age) => isChildAge(age ?? null))
  return said.includes(true) ? true : said.includes(false) ? false : null
}

const openOnly = (view: CaseView) => refuseUnlessOpen(view)

const decideRegistered = (
  view: CaseView,
  data: { since?: Parameters<typeof earliest>[0] },
  acting: Acting,
): Refusal | null => {
  if (view.case.status !== 'none')
    return { code: 'already-registered', allowed: [...caseNext[view.case.status]] }
  const problems = data.since ? notInFuture('since', earliest(data.since), acting) : []
  return problems.length > 0 ? { code: 'invalid', fields: problems } : null
}

const decideEpisode = (view: CaseView, data: EpisodeRecorded, acting: Acting): Refusal | null => {
  const closed = refuseUnlessOpen(view)
  if (closed) return closed
  const { recruitedOn, exploitedFrom, endedOn } = data
  const problems: FieldProblem[] = []
  if (recruitedOn) problems.push(...notInFuture('recruitedOn', earliest(recruitedOn), acting))
  if (exploitedFrom) problems.push(...notInFuture('exploitedFrom', earliest(exploitedFrom), acting))
  if (recruitedOn && exploitedFrom && latest(exploitedFrom) < earliest(recruitedOn))
    problems.push({ path: 'exploitedFrom', code: 'before-recruitment' })
  if (endedOn && exploitedFrom && latest(endedOn) < earliest(exploitedFrom))
    problems.push({ path: 'endedOn', code: 'before-beginning' })
  if (endedOn && recruitedOn && latest(endedOn) < earliest(recruitedOn))
    problems.push({ path: 'endedOn', code: 'before-recruitment' })
  const now = view.case.person.age?.value
  if (
    now?.kind === 'years' &&
    data.ageAtRecruitment?.kind === 'years' &&
    data.ageAtRecruitment.years > now.years
  )
    problems.push({ path: 'ageAtRecruitment', code: 'older-than-now', params: { now: now.years } })
  return problems.length > 0 ? { code: 'invalid', fields: problems } : null
}

/** Clocks of people run from 12 hours behind the server's (UTC) to 14 before it: where one writes, it may be tomorrow. */
const dayAt = ({ now }: Acting, hours: number): string =>
  new Date(Date.parse(now) + hours * 3_600_000).toISOString().slice(0, 10)

/** The latest and the earliest day that is today for somebody, ISO. */
export const latestToday = (acting: Acting): string => dayAt(acting, 14)
export const earliestToday = (acting: Acting): string => dayAt(acting, -12)

/** A day that is still to come everywhere cannot have happened. */
export const notInFuture = (path: string, isoDay: string, acting: Acting): FieldProblem[] =>
  isoDay > latestToday(acting) ? [{ path, code: 'in-the-future' }] : []

const leads = (view: CaseView, _: unknown, acting: Acting): Refusal | null =>
  refuseUnlessOpen(view) ?? (view.case.leadAgency === acting.agency ? null : { code: 'not-lead-agency' })

export const caseKinds: EventKind<CaseView, any>[] = [
  eventKind({
    type: 'case.registered',
    data: CaseRegistered,
    permission: 'case:register',
    reach: 'opens',
    decide: decideRegistered,
  }),
  eventKind({
    type: 'person.described',
    data: PersonDescribed,
    permission: 'case:write',
    reach: 'case',
    decide: openOnly,
  }),
  eventKind({
    type: 'episode.recorded',
    data: EpisodeRecorded,
    permission: 'case:write',
    reach: 'case',
    decide: decideEpisode,
  }),
  eventKind({
    type: 'case.noted',
    data: NoteAdded,
    permission: 'case:write',
    reach: 'case',
    decide: openOnly,
  }),
  eventKind({
    type: 'case.assigned',
    data: CaseAssigned,
    permission: 'case:assign',
    reach: 'case',
    decide: leads,
  }),
  eventKind({
    type: 'team.joined',
    data: TeamJoined,
    permission: 'case:assign',
    reach: 'case',
    decide: leads,
  }),
  eventKind({ type: 'team.left', data: TeamLeft, permission: 'case:assign', reach: 'case', decide: leads }),
  eventKind({
    type: 'child-protection.notified',
    data: ChildProtectionNotified,
    permission: 'system',
    reach: 'case',
    decide: () => null,
  }),
  eventKind({
    type: 'conflict.settled',
    data: ConflictSettled,
    permission: 'case:write',
    reach: 'case',
    decide: openOnly,
  }),
  eventKind({
    type: 'case.closed',
    data: CaseClosed,
    permission: 'case:close',
    reach: 'case',
    decide: openOnly,
  }),
  eventKind({
    type: 'case.withdrawn',
    data: CaseWithdrawn,
    permission: 'system',
    reach: 'case',
    decide: openOnly,
  }),
  eventKind({
    type: 'case.reopened',
    data: CaseReopened,
    permission: 'case:write',
    reach: 'case',
    decide: (view) =>
      view.case.status === 'closed' ? null : { code: 'not-closed', allowed: [...caseNext[view.case.status]] },
  }),
]

const initial: CaseSlice = {
  status: 'none',
  version: 0,
  openedAt: null,
  openedBy: { account: null, agency: null },
  procedure: { id: '', version: '' },
  leadAgency: null,
  concern: { worries: [], channel: null, district: null, place: null, narrative: null, since: null },
  person: {},
  episodes: [],
  team: [],
  childProtection: null,
  closed: null,
  timesReopened: 0,
}

type Step = (state: CaseSlice, event: CaseEvent<any>) => CaseSlice

const steps: Record<string, Step> = {
  'case.registered': (state, event: CaseEvent<CaseRegistered>) => ({
    ...state,
    status: 'open',
    openedAt: event.happenedAt,
    openedBy: { account: event.account, agency: event.agency },
    leadAgency: event.agency,
    procedure: event.data.procedure ?? state.procedure,
    concern: {
      worries: event.data.worries,
      channel: event.data.channel ?? null,
      district: event.data.district ?? null,
      place: event.data.place ?? null,
      narrative: event.data.narrative ?? null,
      since: event.data.since ?? null,
    },
    person: describe({}, event.data.person, event),
  }),
  'person.described': (state, event: CaseEvent<PersonDescribed>) => ({
    ...state,
    person: describe(state.person, event.data, event),
  }),
  'episode.recorded': (state, event: CaseEvent<EpisodeRecorded>) => ({
    ...state,
    episodes: recordEpisode(state.episodes, event),
  }),
  'case.assigned': (state, event) => ({ ...state, leadAgency: event.data.agency }),
  'team.joined': (state, event) => ({
    ...state,
    team: [
      ...state.team.filter((each) => each.agency !== event.data.agency),
      { agency: event.data.agency, scope: event.data.scope, until: event.data.until ?? null },
    ],
  }),
  'team.left': (state, event) => ({
    ...state,
    team: state.team.filter((each) => each.agency !== event.data.agency),
  }),
  'child-protection.notified': (state, event) => ({
    ...state,
    childProtection: { agency: event.data.agency, at: event.happenedAt },
    team:
      event.data.agency === null || event.data.agency === state.leadAgency
        ? state.team
        : [
            ...state.team.filter((each) => each.agency !== event.data.agency),
            { agency: event.data.agency, scope: 'child-protection', until: null },
          ],
  }),
  'conflict.settled': (state, event: CaseEvent<ConflictSettled>) => settle(state, event),
  'case.closed': (state, event) => ({
    ...state,
    status: 'closed',
    closed: { reason: event.data.reason, at: event.happenedAt },
  }),
  'case.withdrawn': (state, event) => ({
    ...state,
    status: 'closed',
    closed: { reason: 'withdrawn', at: event.happenedAt },
  }),
  'case.reopened': (state) => ({
    ...state,
    status: 'open',
    closed: null,
    timesReopened: state.timesReopened + 1,
  }),
}

const describe = (
  person: CaseSlice['person'],
  facts: Record<string, unknown>,
  event: CaseEvent,
): CaseSlice['person'] => {
  const next: Record<string, unknown> = { ...person }
  for (const [name, value] of Object.entries(facts))
    if (value !== undefined) next[name] = setCell(person[name as keyof typeof person] as never, value, event)
  return next as CaseSlice['person']
}

const recordEpisode = (episodes: CaseSlice['episodes'], event: CaseEvent<EpisodeRecorded>) => {
  const { episodeId, ...facts } = event.data
  const known = episodes.find((each) => each.episodeId === episodeId)
  const cell = setCell(known?.cell, facts, event)
  return known
    ? episodes.map((each) => (each === known ? { episodeId, cell } : each))
    : [...episodes, { episodeId, cell }]
}

const settle = (state: CaseSlice, event: CaseEvent<ConflictSettled>): CaseSlice => ({
  ...state,
  person: settleIn('person', state.person, event.data, event),
  episodes: state.episodes.map((each) => ({
    ...each,
    cell:
      settleIn('episode', { [each.episodeId]: each.cell }, event.data, event)[each.episodeId] ?? each.cell,
  })),
})

export const caseSlice: Slice<CaseSlice> = {
  initial,
  apply: (state, event) => {
    const next = steps[event.type]?.(state, event) ?? state
    return { ...next, version: event.seq }
  },
}
