import { agencyLabels } from '../cases/read-names.ts'
import { listMembers, readLinkage } from '../duplicates/index.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import { Failure, route } from '../platform/http/route.ts'
import { translatorFor } from '../platform/i18n.ts'
import { type Linkage, linkageDrawer } from './draw-linkages.ts'
import { estimateApart } from './estimate-apart.ts'
import { type CaptureLists, Estimation, ListsRequest } from './model.ts'
import { seededRandom } from './random.ts'
import { withholdUnlessEstimable } from './rules.ts'

/** Linkages drawn; the replicates of the bootstrap are shared among them. */
const DRAWS = 10
const REPLICATES = 1000
/** So many lists can be fitted by every method; the smaller ones beyond are taken together as one. */
const LISTS_APART = 4

/**
 * The estimate from the lists of agencies held here. Pairs of records nobody has decided on are linked as often as they
 * are likely, so that the interval is as wide as the linkage is uncertain. Nobody's record leaves the transaction.
 */
export const estimateLists = route({
  method: 'POST',
  path: '/api/estimates/lists',
  summary:
    'How many people are on no list, from the lists held here, over drawn linkages; or why that cannot be said',
  permission: 'statistics:estimate',
  audit: 'estimate.made',
  // No transaction is held while the models are fitted.
  ownTransactions: true,
  body: ListsRequest,
  answer: Estimation,
  handle: async ({ actor, services, body, requestId }): Promise<Estimation | Failure> => {
    const { draws, uncertain } = await services.access.withActor(actor, async (trx) => {
      await recordAudit(trx, actor, { action: 'estimate.made', decision: 'allowed', requestId })
      return services.access.asSystem(trx, actor, () => drawLists(trx, body))
    })
    const lists = draws[0]?.lists.length ?? 0
    if (lists < 2) return new Failure(409, 'too-few-lists-held', { lists })
    const needed = uncertain ? draws : draws.slice(0, 1)
    const options = { replicates: REPLICATES / needed.length, seed: 1, linkage: 'reviewed' as const }
    return withholdUnlessEstimable(await estimateApart(needed, options))
  },
})

const drawLists = async (trx: Trx, { language, ...years }: ListsRequest) => {
  const members = await listMembers(trx, years)
  const linkage = await readLinkage(trx)
  const { names, sets } = setsOf(members)
  const labels = await agencyLabels(trx, names)
  const lists = names.map((name) =>
    name === null ? translatorFor(language)('estimation.other-lists') : (labels[name]?.[language] ?? name),
  )
  return { draws: drawTables(lists, sets, linkage), uncertain: linkage.undecided.length > 0 }
}

/** Each record's lists as bits; null = the smaller lists together. */
const setsOf = (members: Awaited<ReturnType<typeof listMembers>>) => {
  const byAgency = [...Map.groupBy(members, ({ agency }) => agency)].sort(
    ([one, a], [other, b]) => b.length - a.length || one.localeCompare(other),
  )
  const whole = byAgency.length <= LISTS_APART + 1 ? byAgency.length : LISTS_APART
  const names: (string | null)[] = byAgency.slice(0, whole).map(([agency]) => agency)
  if (byAgency.length > whole) names.push(null)
  const sets = new Map<string, number>()
  for (const [at, [, own]] of byAgency.entries())
    for (const { personId } of own)
      sets.set(personId, (sets.get(personId) ?? 0) | (1 << Math.min(at, names.length - 1)))
  return { names, sets }
}

const drawTables = (lists: string[], sets: ReadonlyMap<string, number>, linkage: Linkage): CaptureLists[] => {
  const draw = linkageDrawer(sets, linkage)
  const random = seededRandom(1)
  return Array.from({ length: DRAWS }, () => ({
    lists,
    histories: [...draw(random)].map(([set, count]) => ({ set, count })),
  }))
}
