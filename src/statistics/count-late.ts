import type { Trx } from '../platform/access/with-actor.ts'
import { type Filters, UNKNOWN } from './model.ts'

/** Open cases whose next step is past its deadline now, counted by the database as whoever asks. */
export const countLate = async (trx: Trx, filters: Filters, now: Date): Promise<number> => {
  let late = trx.selectFrom('stats.case_fact').where('status', '=', 'open').where('next_due_at', '<', now)
  const [region] = filters.region ?? []
  if (region) late = region === UNKNOWN ? late.where('region', 'is', null) : late.where('region', '=', region)
  if (filters.sex) late = late.where('sex', 'in', [...filters.sex])
  if (filters.age) late = late.where('age', 'in', [...filters.age])
  const [form] = filters.form ?? []
  if (form)
    late = late.where((eb) =>
      form === UNKNOWN
        ? eb(eb.fn<number>('cardinality', ['forms']), '=', 0)
        : eb(eb.val(form), '=', eb.fn.any('forms')),
    )
  const { count } = await late.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}
