import type { Acting, CaseEvent } from '../cases/kernel.ts'
import { caseSlice } from '../cases/rules.ts'
import type { Procedure } from '../reference/model.ts'
import { type AssessmentView, assessmentRules } from './rules.ts'

const labels = { ky: 'Сынак', ru: 'Проба', en: 'Trial' }

export const procedure: Procedure = {
  id: 'trial',
  version: '1',
  labels,
  identification: { steps: 1, by: [], confirmedBy: [] },
  stages: [],
  deadlines: { 'initial-assessment': { amount: 24, unit: 'hours', source: 'test', verified: true } },
} as unknown as Procedure

export const acting: Acting = {
  account: 'ann',
  agency: 'village',
  agencyKind: 'local',
  roles: ['first-responder'],
  system: false,
  now: '2026-05-02T10:00:00.000Z',
  procedure,
}

/** An event of a test, by `ann` who saw everything before it unless said otherwise. */
export const event = (
  seq: number,
  type: string,
  data: unknown = {},
  more: Partial<CaseEvent> = {},
): CaseEvent => ({
  id: `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
  type,
  caseId: '00000000-0000-7000-8000-00000000000a',
  personId: '00000000-0000-7000-8000-00000000000b',
  seq,
  data,
  happenedAt: `2026-05-01T10:${String(seq % 60).padStart(2, '0')}:00.000Z`,
  recordedAt: `2026-05-01T10:${String(seq % 60).padStart(2, '0')}:00.000Z`,
  device: null,
  base: seq - 1,
  account: 'ann',
  agency: 'village',
  ...more,
})

export const registered = (person: object = {}, worries = ['no-documents']) =>
  event(1, 'case.registered', { worries, person, procedure: { id: 'trial', version: '1' } })

export const fold = (events: readonly CaseEvent[]): AssessmentView =>
  events.reduce<AssessmentView>(
    (view, each) => ({
      case: caseSlice.apply(view.case, each),
      assessment: assessmentRules.slice.apply(view.assessment, each),
    }),
    { case: caseSlice.initial, assessment: assessmentRules.slice.initial },
  )
