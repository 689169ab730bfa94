import { z } from 'zod'

const MONTH = /^(19|20)\d{2}-(0[1-9]|1[0-2])$/
const month = () => z.string().regex(MONTH)

/** Months of opening, both included. */
export const OversightQuery = z
  .object({
    from: month().optional(),
    to: month().optional(),
    district: z.string().max(80).optional(),
    child: z.enum(['yes', 'no']).optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { message: 'range-reversed', path: ['to'] })
export type OversightQuery = z.infer<typeof OversightQuery>

const Numbers = z.object({
  cases: z.number(),
  open: z.number(),
  children: z.number(),
  presumed: z.number(),
  /** Open cases with a deadline that has passed. */
  late: z.number(),
})
export type Numbers = z.infer<typeof Numbers>

const Lateness = z.object({ waiting: z.number(), late: z.number(), withoutDeadline: z.number() })

export const OversightAnswer = z.object({
  total: Numbers,
  /** People behind these cases; records that reviewers found to be one person count once. */
  people: z.number(),
  /** District null = not known. Stages that no case stands in are left out. */
  districts: z.array(
    Numbers.extend({
      district: z.string().nullable(),
      region: z.string().nullable(),
      stages: z.record(z.string(), z.number()),
    }),
  ),
  /** Every month of the range, also those without a case. */
  months: z.array(z.object({ month: z.string(), opened: z.number() })),
  lateness: z.object({
    steps: z.array(Lateness.extend({ kind: z.string() })),
    agencyKinds: z.array(Lateness.extend({ kind: z.string() })),
  }),
})
export type OversightAnswer = z.infer<typeof OversightAnswer>
