/** A day `YYYY-MM-DD` as people in the country count days. */
export type Day = string

/**
 * What can be counted of one case: codes and days, nothing that names anybody. Null and `unknown` are "not known",
 * never "no".
 */
export interface CaseFact {
  openedMonth: Day
  region: string | null
  district: string | null
  stage: string
  status: 'open' | 'closed'
  child: boolean | null
  sex: string
  risk: string | null
  presumed: boolean
  outcome: string | null
  /** ISO moments, for what is late now. */
  nextDueAt: string | null
  waitingSince: string | null
  /** Null only in a row written before these columns were: it counts as nothing until the case is written again. */
  openedOn: Day | null
  firstAssessedOn: Day | null
  /** Day of the presumption that stands; null once it was lifted. */
  presumedOn: Day | null
  /** Day of the decision in force; `identifiedOn` only when it recognized a victim. */
  decidedOn: Day | null
  identifiedOn: Day | null
  firstReferredOn: Day | null
  firstServiceOn: Day | null
  shelteredOn: Day | null
  planApprovedOn: Day | null
  planReviewedOn: Day | null
  closedOn: Day | null
  closeReason: string | null
  /** Bands of {@link ageBands}. */
  age: string
  recruitmentAge: string
  /** ISO 3166-1 alpha-2, stateless or unknown. */
  citizenship: string
  exploitedIn: string
  legalStatus: string
  types: string[]
  forms: string[]
  consent: 'given' | 'refused' | 'unknown'
  decisions: { on: Day; outcome: string }[]
  services: { on: Day; kind: string }[]
  followUpsPlanned: number
  followUpsRecorded: number
}

/** Bands of completed years; each lies within the wider ones of the SDG series (under 18, 18 to 29 …) and of Primero. */
export const ageBands = [
  { band: '0-5', from: 0, to: 5 },
  { band: '6-11', from: 6, to: 11 },
  { band: '12-17', from: 12, to: 17 },
  { band: '18-29', from: 18, to: 29 },
  { band: '30-39', from: 30, to: 39 },
  { band: '40-59', from: 40, to: 59 },
  { band: '60-plus', from: 60, to: 120 },
] as const

/** Codes of an age in the order they are shown: bands, then what is known only as child or adult, then unknown. */
export const AGE_CODES: readonly string[] = [...ageBands.map(({ band }) => band), 'child', 'adult', 'unknown']

/** Child, adult or unknown, of a code of {@link AGE_CODES}. */
export const ageGroupOf = (age: string): string =>
  age === 'unknown'
    ? 'unknown'
    : age === 'child' || ['0-5', '6-11', '12-17'].includes(age)
      ? 'child'
      : 'adult'
