import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { Review } from './model.ts'
import { listReviews, type ReviewRow } from './review-store.ts'

const MOST_SHOWN = 200

/** The pairs that wait for this agency's reviewers, the likeliest first, or those they decided. */
export const listDuplicates = route({
  method: 'GET',
  path: '/api/duplicates',
  summary: 'Pairs of records that may be one person; no name',
  permission: 'duplicates:review',
  audit: 'duplicates.listed',
  query: z.object({ status: z.enum(['open', 'decided']).default('open') }).strict(),
  answer: z.object({ reviews: z.array(Review), more: z.boolean() }),
  handle: async ({ trx, query }) => {
    const rows = await listReviews(trx, query.status, MOST_SHOWN + 1)
    return { reviews: rows.slice(0, MOST_SHOWN).map(reviewOf), more: rows.length > MOST_SHOWN }
  },
})

export const reviewOf = (row: ReviewRow): Review => ({
  reviewId: row.review_id,
  status: row.status,
  found: row.found,
  byToken: row.by_token,
  probability: row.probability,
  enteredAt: row.entered_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
})
