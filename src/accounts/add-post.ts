import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { dayIn, endOfDay, zoneOf } from '../cases/read-zone.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { Failure, notFound, route, type Services } from '../platform/http/route.ts'
import { listAccounts } from '../platform/sign-in/accounts.ts'
import { regionOf } from '../reference/lookup.ts'
import { audited } from './audited.ts'
import { NewPost } from './model.ts'
import { refusePost, untilProblems } from './rules.ts'
import { findAgency, insertPost, rolesOf } from './store.ts'

/** Gives an account another post. */
export const addPost = route({
  method: 'POST',
  path: '/api/accounts/:account/posts',
  summary: 'Give an account a post in an agency',
  permission: 'account:manage',
  audit: 'post.given',
  ownTransactions: true,
  params: z.object({ account: z.string().max(60) }),
  body: NewPost,
  answer: z.object({ post: z.string() }),
  handle: async (context): Promise<{ post: string } | Failure> => {
    const { services, params, body } = context
    const known = (await listAccounts(services.database)).some((each) => each.id === params.account)
    return audited(context, { action: 'post.given', object: params.account }, async (trx) =>
      known
        ? givePost(trx, services, { account: params.account, by: context.actor.account }, body)
        : notFound(),
    )
  },
})

/** Checks and stores a post; what is wrong with it is a value. `account` null: it is only being made. */
export const givePost = async (
  trx: Trx,
  services: Services,
  who: { account: string; by: string },
  post: NewPost,
): Promise<{ post: string } | Failure> => {
  const refused = await checkPost(trx, services, who, post)
  if (refused) return refused
  const id = uuidv7()
  const zone = zoneOf(services.config.country)
  await insertPost(trx, {
    post: id,
    account: who.account,
    agency: post.agency,
    roles: post.roles,
    district: post.district,
    until: post.until === null ? null : endOfDay(zone, post.until).toISOString(),
  })
  return { post: id }
}

export const checkPost = async (
  trx: Trx,
  services: Services,
  who: { account: string | null; by: string },
  post: NewPost,
): Promise<Failure | null> => {
  const held = who.account === null ? [] : await rolesOf(trx, who.account)
  const refusal = refusePost({ ...who, roles: post.roles, held })
  if (refusal) return new Failure(409, refusal)
  const agency = await findAgency(trx, post.agency)
  const today = dayIn(zoneOf(services.config.country), new Date())
  const fields = [
    ...(agency?.active ? [] : [{ path: 'agency', code: 'unknown-code' }]),
    ...(post.district && !regionOf(services.reference, post.district)
      ? [{ path: 'district', code: 'unknown-code' }]
      : []),
    ...untilProblems(post.until, today),
  ]
  return fields.length > 0 ? new Failure(422, 'invalid', { fields }) : null
}
