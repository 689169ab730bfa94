import { z } from 'zod'
import { secretText, uuid } from '../cases/fields.ts'

/** What may be found of two records. `unmerged` takes `merged` back, `cannot-tell` takes `different` back. */
export const verdictKinds = ['merged', 'unmerged', 'different', 'cannot-tell'] as const
export type VerdictKind = (typeof verdictKinds)[number]

/** The verdict that stands on two records; nothing stands after `unmerged`. */
export type StandingVerdict = Exclude<VerdictKind, 'unmerged'>

export interface Pair {
  a: string
  b: string
  verdict: StandingVerdict
}

/** A finding about two records. `eventId` is the sender's own, so that sending it twice is harmless. */
export interface Finding {
  eventId: string
  keptPersonId: string
  otherPersonId: string
  kind: VerdictKind
  happenedAt: string
  reasons?: string | undefined
}

export const Decision = z
  .object({
    id: uuid(),
    kind: z.enum(verdictKinds),
    happenedAt: z.iso.datetime({ offset: true }),
    reasons: secretText(2000).optional(),
  })
  .strict()
export type Decision = z.infer<typeof Decision>
