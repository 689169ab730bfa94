import type { CaseFile } from '../case-file.ts'
import type { Age } from '../cases/fields.ts'
import { isChild } from '../cases/rules.ts'
import type { ReferralSent, SharedFact } from './model.ts'

/** What a referral tells about the person, by fact; a fact that was not granted is not there at all. */
export interface Shared {
  sex?: string
  age?: Age | null
  /** Null = it cannot be said. */
  child?: boolean | null
  language?: string | null
  district?: string | null
  risk?: string | null
}

const factOf: Record<SharedFact, (file: CaseFile) => unknown> = {
  sex: (file) => file.case.person.sex?.value ?? 'unknown',
  age: (file) => file.case.person.age?.value ?? null,
  child: (file) => isChild(file.case),
  language: (file) => file.case.person.language?.value ?? null,
  district: (file) => file.case.concern.district,
  risk: (file) => file.plan.risk,
}

/** Exactly the granted facts, as they are known now; codes only, nothing that names anybody. */
export const sharedOf = (file: CaseFile, granted: ReferralSent['shares']): Shared =>
  Object.fromEntries(granted.map((fact) => [fact, factOf[fact](file)]))
