import { z } from 'zod'
import { Failure, notFound, route } from '../platform/http/route.ts'
import { endSessions as dropSessions, listAccounts } from '../platform/sign-in/accounts.ts'
import { audited } from './audited.ts'
import { endPost as finishPost } from './store.ts'

/** Ends a post now: every right that came with it is gone within a second. */
export const endPost = route({
  method: 'POST',
  path: '/api/accounts/:account/posts/:post/end',
  summary: 'End a post now',
  permission: 'account:manage',
  audit: 'post.ended',
  ownTransactions: true,
  params: z.object({ account: z.string().max(60), post: z.uuid() }),
  answer: z.object({ ended: z.literal(true) }),
  handle: async (context): Promise<{ ended: true } | Failure> => {
    const { account, post } = context.params
    return audited(context, { action: 'post.ended', object: account }, async (trx, actor) => {
      // An office must not be left without an administrator by one slip.
      if (post === actor.post) return new Failure(409, 'own-account')
      return (await finishPost(trx, account, post)) ? { ended: true as const } : notFound()
    })
  },
})

/** Signs an account out everywhere: a lost phone, a suspicion. */
export const endSessions = route({
  method: 'POST',
  path: '/api/accounts/:account/end-sessions',
  summary: 'Sign an account out on every device',
  permission: 'account:manage',
  audit: 'account.sessions-ended',
  ownTransactions: true,
  params: z.object({ account: z.string().max(60) }),
  answer: z.object({ ended: z.literal(true) }),
  handle: async (context): Promise<{ ended: true } | Failure> => {
    const { services, params } = context
    const known = (await listAccounts(services.database)).some((each) => each.id === params.account)
    if (known) await dropSessions(services.database, params.account)
    return audited(context, { action: 'account.sessions-ended', object: params.account }, async () =>
      known ? { ended: true as const } : notFound(),
    )
  },
})
