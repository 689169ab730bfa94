import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { Failure, route } from '../platform/http/route.ts'
import { createAccount as makeAccount } from '../platform/sign-in/accounts.ts'
import { checkPost, givePost } from './add-post.ts'
import { audited } from './audited.ts'
import { NewAccount } from './model.ts'

const Created = z.object({
  account: z.string(),
  post: z.string(),
  /** The first password. It is shown once and kept nowhere in clear. */
  password: z.string(),
})
type Created = z.infer<typeof Created>

/** Makes an account with its first post. The password is made here, so that no habit of an office becomes one. */
export const createAccount = route({
  method: 'POST',
  path: '/api/accounts',
  summary: 'Make an account with its first post; its first password is in the answer, once',
  permission: 'account:manage',
  audit: 'account.created',
  ownTransactions: true,
  body: NewAccount,
  answer: Created,
  handle: async (context): Promise<Created | Failure> => {
    const { services, body, actor } = context
    const { email, title, ...post } = body
    const wrong = await services.access.withActor(actor, (trx) =>
      checkPost(trx, services, { account: null, by: actor.account }, post),
    )
    const password = firstPassword()
    const made = wrong ? null : await makeAccount(services.database, { email, title, password })
    return audited(context, { action: 'account.created', object: made?.accountId }, async (trx) => {
      if (wrong || !made) return wrong ?? new Failure(409, 'failed')
      if (!made.created)
        return new Failure(409, 'email-in-use', { fields: [{ path: 'email', code: 'email-in-use' }] })
      const given = await givePost(trx, services, { account: made.accountId, by: actor.account }, post)
      return given instanceof Failure ? given : { account: made.accountId, post: given.post, password }
    })
  },
})

// Without characters that are read as each other when written down on paper.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of five: about 99 bits, and a person can type it from paper once. */
export const firstPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-')
