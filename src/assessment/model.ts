import { z } from 'zod'
import { coded, secretText } from '../cases/fields.ts'
import type { Cell } from '../cases/kernel.ts'
import type { CaseSlice } from '../cases/model.ts'

/**
 * How pressing a need is. `unknown` is an answer of its own (asked and not known, or skipped); a need that is
 * missing was never asked.
 */
export const needLevels = ['urgent', 'some', 'none', 'unknown'] as const
export const NeedLevel = z.enum(needLevels)
export type NeedLevel = z.infer<typeof NeedLevel>

/** The needs an initial assessment asks about, the most dangerous to miss first (vocabulary `need`). */
const urgentNeeds = [
  'safety',
  'medical',
  'shelter',
  'food',
  'guardian',
  'psychological',
  'legal',
  'interpreter',
  'family-contact',
] as const

/** For sorting: JSON from the database keeps no order of its keys. Needs of another country's list come last. */
export const byUrgency = (a: string, b: string): number => placeOf(a) - placeOf(b)

const placeOf = (need: string): number => {
  const place = (urgentNeeds as readonly string[]).indexOf(need)
  return place === -1 ? urgentNeeds.length : place
}

const needCode = () =>
  coded('need')
    .max(40)
    .regex(/^[a-z][a-z-]*$/)

/** One or several answers at once, saved as the assessment goes. Keys are codes of the vocabulary `need`. */
export const NeedAnswered = z
  .object({ answers: z.record(needCode(), NeedLevel) })
  .strict()
  .refine(({ answers }) => Object.keys(answers).length > 0, { path: ['answers'], message: 'required' })
export type NeedAnswered = z.infer<typeof NeedAnswered>

export const AssessmentCompleted = z.object({}).strict()

/** Reasonable grounds: what worried (vocabulary `worry`), or what the assessment showed. */
export const VictimPresumed = z
  .object({
    grounds: z
      .array(z.union([z.literal('assessment'), coded('worry')]))
      .min(1)
      .max(12),
    note: secretText(1000).optional(),
  })
  .strict()
export type VictimPresumed = z.infer<typeof VictimPresumed>

export const PresumptionLifted = z
  .object({ reason: coded('presumption-lifting-reason'), note: secretText(1000).optional() })
  .strict()
export type PresumptionLifted = z.infer<typeof PresumptionLifted>

export type AssessmentStatus = 'none' | 'started' | 'completed'

interface Presumption {
  at: string
  account: string | null
  agency: string | null
  grounds: string[]
}

/** The part of the fold that `assessment/` owns. `presumed` is null when the person is not, or no longer, presumed. */
export interface AssessmentSlice {
  status: AssessmentStatus
  startedAt: string | null
  completedAt: string | null
  needs: Record<string, Cell<NeedLevel>>
  presumed: Presumption | null
  lifted: { at: string; reason: string } | null
}

/** The parts of a case file these rules look at. Referrals and identification only say which steps are still open. */
export interface AssessmentView {
  case: CaseSlice
  assessment: AssessmentSlice
  referrals?: { referrals: readonly { need: string; status: string }[] }
  identification?: { outcome: string | null }
}
