import { entriesOf } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'
import type { CaseFact } from './model.ts'

export const htcdsColumns = [
  'cas_CaseId',
  'cas_Status',
  'cas_ReasonForCaseClosure',
  'prs_Gender',
  'prs_Citizenship',
  'vic_TraffickingStatus',
  'vic_AgeWhenTrafficked',
  'vic_TypeOfExploitation',
  'vic_TypeOfSexExploitation',
  'hte_Country',
]

/**
 * One case in the fields of HTCDS 2.0 (standards notes 3.1) that are known here and name nobody: a number that is only
 * of this file, no days, no place below the country, the age as a band. Empty = not known. Fields of names, contacts and
 * texts are never filled.
 */
export const htcdsRow = (
  reference: Reference,
  fact: CaseFact,
  number: number,
): (string | number | null)[] => {
  const code = (vocabulary: string, word: string | null, standard: string): string[] => {
    const entry = entriesOf(reference, vocabulary).find((each) => each.code === word)
    return [entry?.codes?.[standard] ?? []].flat()
  }
  const joined = (codes: string[]) => (codes.length === 0 ? null : [...new Set(codes)].join(';'))
  const known = (text: string) => (text === 'unknown' || text === 'none' ? null : text)
  return [
    number,
    statusOf(fact),
    joined(code('closing-reason', fact.closeReason, 'htcds')) ?? fact.closeReason,
    joined(code('sex', fact.sex, 'htcds')),
    known(fact.citizenship),
    joined(code('identification-outcome', fact.outcome, 'htcds')) ??
      (fact.presumed ? 'PossibleVictimOfTrafficking' : null),
    known(fact.recruitmentAge),
    joined(fact.types.flatMap((type) => code('exploitation', type, 'htcds'))),
    joined(fact.types.flatMap((type) => code('exploitation', type, 'htcds-sex'))),
    known(fact.exploitedIn),
  ]
}

const statusOf = (fact: CaseFact): string => {
  if (fact.status === 'open') return 'Active'
  if (fact.closeReason === 'handed-over') return 'ClosedReferred'
  return fact.followUpsPlanned > fact.followUpsRecorded ? 'FollowUp' : 'Closed'
}
