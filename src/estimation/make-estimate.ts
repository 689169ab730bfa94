import { recordAudit } from '../platform/audit/record-audit.ts'
import { Failure, route } from '../platform/http/route.ts'
import type { ListProblem } from './check-lists.ts'
import { estimateApart } from './estimate-apart.ts'
import { EstimateRequest, Estimation } from './model.ts'
import { readLists } from './read-lists.ts'
import { withholdUnlessEstimable } from './rules.ts'

/** Replicates of the bootstrap on the screen: as many as the studies used. */
const REPLICATES = 1000

/**
 * How many were never seen, from a table of counts that is read and not kept. When the table cannot carry an estimate,
 * the answer says why and holds no figure of any model.
 */
export const makeEstimate = route({
  method: 'POST',
  path: '/api/estimates',
  summary:
    'How many people are on no list, by every method, or why that cannot be said; the table is not kept',
  permission: 'statistics:estimate',
  audit: 'estimate.made',
  // No transaction is held while the models are fitted.
  ownTransactions: true,
  body: EstimateRequest,
  answer: Estimation,
  handle: async ({ actor, services, body, requestId }): Promise<Estimation | Failure> => {
    const { data, problems } = readLists(new TextEncoder().encode(body.table))
    await services.access.withActor(actor, (trx) =>
      recordAudit(trx, actor, {
        action: 'estimate.made',
        decision: data === null ? 'refused' : 'allowed',
        requestId,
      }),
    )
    if (data === null) return new Failure(422, 'wrong-lists', { fields: problems.map(asField) })
    const linkage = body.linkageReviewed ? 'reviewed' : 'not-reviewed'
    return withholdUnlessEstimable(await estimateApart([data], { replicates: REPLICATES, seed: 1, linkage }))
  },
})

/** A problem of the table as a problem of a field; where it stands goes with what it says. */
const asField = ({ line, column, code, params }: ListProblem) => ({
  path: 'table',
  code,
  params: { ...params, line, ...(column === null ? {} : { column }) },
})
