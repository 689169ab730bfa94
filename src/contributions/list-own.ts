import { listOwnNumbers } from '../figures/index.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { route } from '../platform/http/route.ts'
import { type Contribution, OwnContributions } from './model.ts'
import {
  type AgreementRow,
  type ContributionRow,
  findWay,
  listAgreements,
  listContributions,
} from './store.ts'

/** What the agency chose, has agreed and sent; never whom any of it was linked with. */
export const readOwn = route({
  method: 'GET',
  path: '/api/contributions',
  summary: 'How the agency contributes, and what it sent',
  permission: 'contribution:choose',
  audit: 'contribution.listed',
  answer: OwnContributions,
  handle: ({ trx, actor }) => ownContributions(trx, actor.agency),
})

export const ownContributions = async (trx: Trx, agency: string): Promise<OwnContributions> => {
  const tokens = (await listContributions(trx)).map(ofTokens)
  const numbers = (await listOwnNumbers(trx, agency)).map(
    ({ importId, importedAt, undoneAt, figures }): Contribution => ({
      contributionId: importId,
      kind: 'numbers',
      sentAt: importedAt,
      rows: figures.length,
      said: figures.map(({ measure, period, count }) => ({ measure, year: period.to, count: count ?? 0 })),
      undoneAt,
    }),
  )
  return {
    way: await findWay(trx, agency),
    agreements: (await listAgreements(trx))
      .filter((row) => row.ended_at === null && row.partners.includes(agency))
      .map(shown),
    contributions: [...tokens, ...numbers].sort((one, other) => (one.sentAt < other.sentAt ? 1 : -1)),
  }
}

const shown = (row: AgreementRow) => ({
  agreementId: row.agreement_id,
  name: row.name,
  fingerprint: row.fingerprint,
  madeAt: row.made_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
})

export const ofTokens = (row: ContributionRow): Contribution => ({
  contributionId: row.contribution_id,
  kind: 'tokens',
  sentAt: row.sent_at.toISOString(),
  rows: row.row_count,
  said: [{ measure: row.measure, year: row.year, count: row.row_count }],
  undoneAt: row.undone_at?.toISOString() ?? null,
})
