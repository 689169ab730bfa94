import { z } from 'zod'
import { day } from '../cases/fields.ts'
import { accountTitles, agencyLabels } from '../cases/read-names.ts'
import { endOfDay, startOfDay, zoneOf } from '../cases/read-zone.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { route } from '../platform/http/route.ts'
import { Labels } from '../reference/model.ts'

const PAGE = 100

const code = () => z.string().trim().min(1).max(100)

const ListEntries = z.object({
  object: code().optional(),
  account: code().optional(),
  action: code().optional(),
  decision: z.enum(['allowed', 'refused', 'failed']).optional(),
  from: day().optional(),
  to: day().optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
type ListEntries = z.infer<typeof ListEntries>

const Entry = z.object({
  id: z.number(),
  at: z.string(),
  /** Null when the program did it by the clock. */
  account: z.string().nullable(),
  /** The title of the account's post, not a person's name. */
  title: z.string().nullable(),
  agency: z.string().nullable(),
  action: z.string(),
  objectType: z.string().nullable(),
  objectId: z.string().nullable(),
  purpose: z.string().nullable(),
  decision: z.string(),
  requestId: z.string().nullable(),
})

export const AuditAnswer = z.object({
  entries: z.array(Entry),
  page: z.number(),
  /** Whether older entries follow on the next page. */
  more: z.boolean(),
  actions: z.array(z.string()),
  agencies: z.record(z.string(), Labels),
})
export type AuditAnswer = z.infer<typeof AuditAnswer>

/** The audit log, the newest first: who did or looked at what, with ids and codes and nothing about a person. */
export const listEntries = route({
  method: 'GET',
  path: '/api/audit',
  summary: 'The audit log, the newest first, 100 on a page',
  permission: 'audit:read',
  audit: 'audit.read',
  query: ListEntries,
  answer: AuditAnswer,
  handle: async ({ trx, services, query }): Promise<AuditAnswer> => {
    const rows = await entryRows(trx, query, zoneOf(services.config.country))
    const shown = rows.slice(0, PAGE)
    const titles = await accountTitles(
      trx,
      shown.map((row) => row.account_id),
    )
    return {
      entries: shown.map((row) => ({
        id: row.entry_id,
        at: row.at.toISOString(),
        account: row.account_id,
        title: row.account_id ? (titles[row.account_id] ?? null) : null,
        agency: row.agency_id,
        action: row.action,
        objectType: row.object_type,
        objectId: row.object_id,
        purpose: row.purpose,
        decision: row.decision,
        requestId: row.request_id,
      })),
      page: query.page,
      more: rows.length > PAGE,
      actions: await actionsIn(trx),
      agencies: await agencyLabels(
        trx,
        shown.map((row) => row.agency_id),
      ),
    }
  },
})

const entryRows = (trx: Trx, query: ListEntries, zone: string) => {
  let rows = trx.selectFrom('audit.entry').selectAll()
  if (query.object) rows = rows.where('object_id', '=', query.object)
  if (query.account) rows = rows.where('account_id', '=', query.account)
  if (query.action) rows = rows.where('action', '=', query.action)
  if (query.decision) rows = rows.where('decision', '=', query.decision)
  if (query.from) rows = rows.where('at', '>=', startOfDay(zone, query.from))
  if (query.to) rows = rows.where('at', '<=', endOfDay(zone, query.to))
  return rows
    .orderBy('entry_id', 'desc')
    .limit(PAGE + 1)
    .offset((query.page - 1) * PAGE)
    .execute()
}

/** The actions of the newest entries, to choose from. All of a large log would have to be read for a complete list. */
const actionsIn = async (trx: Trx): Promise<string[]> => {
  const newest = trx
    .selectFrom('audit.entry')
    .select('action')
    .orderBy('entry_id', 'desc')
    .limit(5000)
    .as('newest')
  const rows = await trx.selectFrom(newest).select('action').distinct().orderBy('action').execute()
  return rows.map((row) => row.action)
}
